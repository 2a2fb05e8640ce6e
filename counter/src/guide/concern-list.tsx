import type { AlertEntry, CounterId, HeldEntry, Ms, QueueId, TicketId } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import { hourMinute } from '@onehall/ui'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { type Asking, useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { ofThisTab, useStored } from '../shell/stored.ts'
import { stopwatch } from '../shell/time.ts'
import { useToday } from '../shell/today.ts'
import { useSay, useText } from '../texts/texts.ts'
import { type Escorted, concernsOf, goneKey } from './concerns.ts'
import { useNews } from './use-news.ts'

interface ConcernProps {
  /** The guide's; null while it is on its way. */
  readonly room: Mirror | null
  readonly now: Ms
}

/** [U41] Who needs the guide now: not come, to be fetched, missed, away; each with what helps. What is new is read out. */
export function ConcernList({ room, now }: ConcernProps) {
  const t = useText()
  const asking = useAsk()
  const day = useToday()
  const [gone, setGone] = useStored<readonly string[]>(`onehall.guide.gone.${day}`, [], ofThisTab)
  const labelOf = useLabel()
  const { called, escorts, missed, held } = concernsOf(room, gone, now)
  const onGo = (key: string): void => setGone([...gone, key])
  const news = useNews([
    ...called.map((each) => {
      const { number, counter } = each
      return { key: goneKey(each), text: t('concern.newCalled', { number, label: labelOf(counter) }) }
    }),
    ...escorts.map((each) => ({ key: goneKey(each), text: t('concern.newEscort', { number: each.number }) })),
    ...missed.map(({ ticket, at, number }) => ({
      key: `${ticket}@${at}`,
      text: t('concern.newMissed', { number }),
    })),
  ])
  const n = called.length + escorts.length + missed.length + held.length
  return (
    <section className="concerns" aria-labelledby="concerns-title">
      <h2 className="column-title" id="concerns-title">
        {t('concern.title')} {n > 0 && <b className="number">{n}</b>}
      </h2>
      <p className="oh-hidden" role="status">
        {news}
      </p>
      {n === 0 && <p className="concern-none">{t('concern.none')}</p>}
      <Kind name={t('concern.called')} tone="bad">
        {called.map((each) => (
          <Called key={each.ticket} alert={each} onGo={() => onGo(goneKey(each))} />
        ))}
      </Kind>
      <Kind name={t('concern.escort')} tone="watch">
        {escorts.map((each) => (
          <Escort key={each.ticket} escorted={each} onFetched={() => onGo(goneKey(each))} />
        ))}
      </Kind>
      <Kind name={t('concern.missed')} tone="watch">
        {missed.map((each) => (
          <Missed key={each.ticket} alert={each} asking={asking} />
        ))}
      </Kind>
      <Kind name={t('concern.held')} tone="info">
        {held.map((each) => (
          <Held key={each.ticket} held={each} now={now} asking={asking} />
        ))}
      </Kind>
    </section>
  )
}

/** Those of one kind; nothing where there are none. */
function Kind({
  name,
  tone,
  children,
}: {
  readonly name: string
  readonly tone: 'bad' | 'watch' | 'info'
  readonly children: readonly ReactNode[]
}) {
  if (children.length === 0) return null
  return (
    <div className="concern-kind">
      <h3>
        <Mark tone={tone}>{name}</Mark>
      </h3>
      <ul aria-label={name}>{children}</ul>
    </div>
  )
}

function Called({ alert, onGo }: { readonly alert: AlertEntry; readonly onGo: () => void }) {
  const t = useText()
  const labelOf = useLabel()
  const { config } = useHall()
  const { number, counter, calls, until } = alert
  const parts = [
    t('concern.call', { label: labelOf(counter), n: calls }),
    ...(until === null ? [] : [t('concern.autoMiss', { time: hourMinute(until, config.timeZone) })]),
  ]
  return (
    <Row number={number} words={parts.join(' · ')} {...(alert.alert === 'called' && { mark: t('concern.fetch') })}>
      <Button size="small" aria-label={t('concern.goOf', { number })} onClick={onGo}>
        {t('concern.go')}
      </Button>
    </Row>
  )
}

function Escort({ escorted, onFetched }: { readonly escorted: Escorted; readonly onFetched: () => void }) {
  const t = useText()
  const zoneOf = useZone()
  const { number, queue, before } = escorted
  return (
    <Row number={number} words={`${zoneOf(queue)} · ${t('concern.before', { n: before })}`}>
      <Button size="small" aria-label={t('concern.fetchedOf', { number })} onClick={onFetched}>
        {t('concern.fetched')}
      </Button>
    </Row>
  )
}

function Missed({ alert, asking }: { readonly alert: AlertEntry; readonly asking: Asking }) {
  const t = useText()
  const labelOf = useLabel()
  const bring = useBring(asking)
  const { config } = useHall()
  const { ticket, number, counter, at, until } = alert
  const time = (ms: Ms): string => hourMinute(ms, config.timeZone)
  const parts = [
    t('concern.missedAt', { time: time(at), label: labelOf(counter) }),
    ...(until === null ? [] : [t('concern.until', { time: time(until) })]),
  ]
  return (
    <Row number={number} words={parts.join(' · ')}>
      <Button
        size="small"
        aria-label={t('guide.restore', { number })}
        onClick={() => bring('restored', ticket, number)}
      >
        {t('concern.restore')}
      </Button>
    </Row>
  )
}

function Held({ held, now, asking }: { readonly held: HeldEntry; readonly now: Ms; readonly asking: Asking }) {
  const t = useText()
  const labelOf = useLabel()
  const bring = useBring(asking)
  const { ticket, number, counter, reason, until } = held
  const left = until < now ? t('concern.over') : t('concern.left', { time: stopwatch(until - now) })
  return (
    <Row number={number} words={`${t('guide.atLabel', { label: labelOf(counter) })} · ${reason} · ${left}`}>
      <Button size="small" aria-label={t('guide.return', { number })} onClick={() => bring('returned', ticket, number)}>
        {t('concern.return')}
      </Button>
    </Row>
  )
}

interface RowProps {
  readonly number: string
  readonly words: string
  readonly mark?: string
  readonly children: ReactNode
}

function Row({ number, words, mark, children }: RowProps) {
  return (
    <li>
      <b className="number">{number}</b>
      <span>
        {words} {mark !== undefined && <Mark tone="plain">{mark}</Mark>}
      </span>
      {children}
    </li>
  )
}

/** Brings somebody back into the line, and says so where the row is gone. */
function useBring(asking: Asking): (what: 'restored' | 'returned', ticket: TicketId, number: string) => void {
  const t = useText()
  const { message } = App.useApp()
  return (what, ticket, number) =>
    void asking
      .ask(what === 'restored' ? { type: 'RestoreMissed', ticket } : { type: 'ReturnHeld', ticket, counter: null })
      .then((answer) => {
        if (answer?.ok) void message.success({ content: t(`guide.${what}`, { number }), key: ticket, duration: 5 })
      })
}

function useLabel(): (counter: CounterId) => string {
  const { config } = useHall()
  return (counter) => config.counters.find(({ id }) => id === counter)?.label ?? counter
}

/** Where those of a queue wait: `2F B区`. */
function useZone(): (queue: QueueId) => string {
  const say = useSay()
  const { config } = useHall()
  return (id) => {
    const queue = config.queues.find((each) => each.id === id)
    const zone = config.zones.find((each) => each.id === queue?.zone)
    return zone === undefined ? '' : `${zone.floor} ${say(zone.name)}`
  }
}
