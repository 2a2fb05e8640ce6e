import { useText } from '../use-kiosk.ts'
import { Dialog } from './dialog.tsx'

/** 「还要继续吗？」 (users.md V4). */
export function StillThere({
  secondsLeft,
  goOn,
  end,
}: {
  readonly secondsLeft: number
  readonly goOn: () => void
  readonly end: () => void
}) {
  const t = useText()
  return (
    <Dialog
      title={t('still.title')}
      actions={
        <>
          <button type="button" className="button button-large button-primary" onClick={goOn}>
            {t('still.yes')}
          </button>
          <button type="button" className="button button-large" onClick={end}>
            {t('still.no')}
          </button>
        </>
      }
    >
      {t('still.more', { seconds: secondsLeft })}
    </Dialog>
  )
}
