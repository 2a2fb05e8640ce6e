import { codeWords } from '../day-words.ts'
import { KeyPad } from '../parts/key-pad.tsx'
import { useText } from '../use-kiosk.ts'

/** The six digits of an appointment by hand. */
export function BookingCode({ find, isBusy }: { readonly find: (code: string) => void; readonly isBusy: boolean }) {
  const t = useText()
  return (
    <div className="find">
      <h1>{t('code.title')}</h1>
      <p className="lead">{t('code.hint')}</p>
      <KeyPad
        name={t('code.typed')}
        words={codeWords}
        isWhole={(typed) => typed.length === 6}
        find={find}
        isBusy={isBusy}
      />
    </div>
  )
}
