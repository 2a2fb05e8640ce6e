import type { Day, DayEntry, TotalsEntry } from '@onehall/domain'
import { refusalText } from '@onehall/protocol'
import { App, Button, Popconfirm, Statistic } from 'antd'
import { useLang } from '@onehall/ui'
import { Barred } from '../shell/barred.tsx'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { longDay } from '../shell/time.ts'
import { useToday } from '../shell/today.ts'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { useToldHome } from './told-home.ts'

interface DayBarProps {
  readonly day: DayEntry | null
  readonly totals: TotalsEntry | null
  readonly waiting: number
  /** Counters with somebody in hand: they bar the closing. */
  readonly busy: number
  readonly asking: Asking
}

export function DayBar({ day, totals, waiting, busy, asking }: DayBarProps) {
  const t = useText()
  const [lang] = useLang()
  const today = useToday()
  const isOpen = day?.status === 'open'
  const shown = isOpen ? day.day : today
  const figures = [
    ['issued', totals?.issued ?? 0],
    ['waiting', waiting],
    ['called', totals?.called ?? 0],
    ['served', totals?.served ?? 0],
    ['missed', totals?.missed ?? 0],
  ] as const
  return (
    <header className="day-bar">
      <div className="day-bar-day">
        <h1>{longDay(shown, lang)}</h1>
        <Mark tone={isOpen ? 'good' : 'plain'}>{t(isOpen ? 'manager.dayOpen' : 'manager.dayClosed')}</Mark>
      </div>
      <div className="day-bar-figures">
        {figures.map(([name, value]) => (
          <Statistic key={name} title={t(`manager.${name}`)} value={value} />
        ))}
      </div>
      {isOpen ? <CloseDay waiting={waiting} busy={busy} asking={asking} /> : <OpenDay today={today} asking={asking} />}
    </header>
  )
}

function OpenDay({ today, asking }: { readonly today: Day; readonly asking: Asking }) {
  const t = useText()
  const say = useSay()
  const [lang] = useLang()
  const { message } = App.useApp()
  const { info } = useHall()
  async function open(): Promise<void> {
    const hall = await rest.hall(info.hall)
    if (!hall.ok) return void message.error(say(refusalText(hall.refusal)))
    await asking.ask({ type: 'OpenDay', day: today, config: hall.value.config })
  }
  return (
    <Popconfirm
      title={t('manager.openConfirm', { day: longDay(today, lang) })}
      description={t('manager.openHelp')}
      okText={t('manager.yes')}
      cancelText={t('manager.no')}
      onConfirm={() => void open()}
    >
      <Button type="primary" size="large" loading={asking.pending === 'OpenDay'}>
        {t('manager.open')}
      </Button>
    </Popconfirm>
  )
}

function CloseDay({ waiting, busy, asking }: Pick<DayBarProps, 'waiting' | 'busy' | 'asking'>) {
  const t = useText()
  const tellHome = useToldHome()
  const why = busy > 0 ? t('manager.closeBusy', { n: busy }) : null
  async function close(): Promise<void> {
    const answer = await asking.ask({ type: 'CloseDay' })
    if (answer?.ok) tellHome(answer.result['slips'], t('manager.wholeHall'))
  }
  return (
    <Barred why={why}>
      {(barred) => (
        <Popconfirm
          title={t('manager.closeConfirm')}
          description={t('manager.closeHelp', { n: waiting })}
          okText={t('manager.yes')}
          cancelText={t('manager.no')}
          okButtonProps={{ danger: true }}
          disabled={why !== null}
          onConfirm={() => void close()}
        >
          <Button size="large" loading={asking.pending === 'CloseDay'} {...barred}>
            {t('manager.close')}
          </Button>
        </Popconfirm>
      )}
    </Barred>
  )
}
