import { useText } from '../texts/texts.ts'

/** Lines to sign on, on paper. */
export function Signature({ of }: { readonly of: 'clerk' | 'manager' }) {
  const t = useText()
  return (
    <p className="signature">
      <span>{t(of === 'clerk' ? 'dayEnd.signClerk' : 'dayEnd.signManager')}</span>
      <span>{t('dayEnd.signDate')}</span>
    </p>
  )
}
