import { useLang } from '@onehall/ui'
import { useState } from 'react'
import type { AppointmentNow } from '../../bridge/appointment.ts'
import type { PrintAnswer } from '../../bridge/printer.ts'
import { codeWords } from '../day-words.ts'
import { Icon } from '../parts/icon.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'
import { AppointmentFacts } from './appointment.tsx'

/** The code, as large as a number, while its slip comes out; without a slip it is to be written down. */
export function Booked({
  appointment,
  print,
  done,
}: {
  readonly appointment: AppointmentNow
  readonly print: PrintAnswer
  readonly done: () => void
}) {
  const { state, bridge } = useKiosk()
  const t = useText()
  const [lang] = useLang()
  const [paper, setPaper] = useState<PrintAnswer | null>(print)
  const { code } = appointment

  async function again(): Promise<void> {
    setPaper(null)
    setPaper(await bridge.printAppointment({ code }).catch(() => ({ kind: 'unknown' }) as const))
  }

  return (
    <div className="number">
      <div className="number-head">
        <h1 className="number-title">{t('booked.title')}</h1>
        <p className="booked-label">{t('booked.code')}</p>
        <p className="booked-code" data-code={code}>
          {codeWords(code)}
        </p>
      </div>
      <div className="number-next">
        <AppointmentFacts appointment={appointment} lang={lang} />
        <p className="rule">{t('booked.how', { opens: appointment.opens, until: appointment.keptUntil })}</p>
        <div className={`number-print number-print-${paper === null ? 'printing' : paper.kind}`} role="status">
          <p>
            {paper === null
              ? t('number.printing')
              : paper.kind === 'printed'
                ? t('booked.printed')
                : t('booked.notPrinted')}
          </p>
        </div>
        {state.card?.lying === true && (
          <p className="take-card">
            <Icon name="card" />
            {t('card.take')}
          </p>
        )}
        <div className="actions">
          <button type="button" className="button button-large" disabled={paper === null} onClick={() => void again()}>
            <Icon name="printer" />
            {t('number.reprint')}
          </button>
          <button type="button" className="button button-large button-primary" disabled={paper === null} onClick={done}>
            {t('number.done')}
          </button>
        </div>
      </div>
    </div>
  )
}
