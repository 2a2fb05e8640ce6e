import { useKiosk, useText } from '../use-kiosk.ts'
import { Dialog } from './dialog.tsx'

/** Where help is: at the guide, whom this machine cannot call. */
export function GuideHelp({ close }: { readonly close: () => void }) {
  const { hall } = useKiosk().state
  const t = useText()
  return (
    <Dialog
      title={t('guide.title')}
      actions={
        <button type="button" className="button button-large button-primary" onClick={close}>
          {t('guide.close')}
        </button>
      }
    >
      <p>{t('guide.text')}</p>
      {hall !== null && <p>{t('guide.phone', { phone: hall.phone })}</p>}
      <p className="hint">{t('guide.honest')}</p>
    </Dialog>
  )
}
