import { callsOf, entriesOf, type Source } from '@onehall/client'
import type { Counter, HallConfig, Text, Zone } from '@onehall/domain'
import { roomName } from '@onehall/protocol'
import { useRoom, useServerClock, useSource } from '@onehall/ui'
import { useEffect, useMemo } from 'react'
import { Both } from './both.tsx'
import {
  missedNumbers,
  pageOf,
  readyNumbers,
  sentHomeNotices,
  shownCalls,
  shownCounters,
  shownQueues,
  queuesOf,
  suspendedFor,
  suspendedQueues,
} from './board.ts'
import { Calls } from './calls.tsx'
import { Counters } from './counters.tsx'
import { CounterScreen } from './counter-screen.tsx'
import { Evacuation } from './evacuation.tsx'
import { Frame } from './frame.tsx'
import type { OpenedHall } from './open-hall.ts'
import type { Screen } from './params.ts'
import { Queues } from './queues.tsx'
import { TEXTS } from './texts.ts'
import { startWallVoice, type WallVoice } from './wall-voice.ts'

/** Rows of the side that are still read from twelve metres. */
const QUEUES_PER_PAGE = 8
const COUNTERS_PER_PAGE = 10
/** Numbers of a line under the calls. */
const NUMBERS_PER_PAGE = 5
/** Room that a suspended queue takes from the counters of its zone, in their rows; and so many find room. */
const ROWS_OF_SUSPENDED = 2
const SUSPENDED_SHOWN = 3

interface ScreenProps {
  readonly hall: OpenedHall
  /** The open day names the configuration it runs on. */
  readonly runsOn: (version: string) => void
}

export function WallScreen({ screen, ...props }: ScreenProps & { readonly screen: Screen }) {
  const { config } = props.hall
  if (screen.kind === 'hall') return <HallBoard {...props} />
  if (screen.kind === 'zone') {
    const zone = config.zones.find(({ id }) => id === screen.zone)
    return zone === undefined ? <UnknownPlace config={config} /> : <ZoneBoard {...props} zone={zone} />
  }
  const counter = config.counters.find(({ id }) => id === screen.counter)
  return counter === undefined ? <UnknownPlace config={config} /> : <OneCounter {...props} counter={counter} />
}

/** Which places the hall has, for whoever sets the screen up. */
function UnknownPlace({ config: { zones, counters } }: { readonly config: HallConfig }) {
  const names = zones.map(({ id }) => `zone=${id}`).join(' · ')
  const [first] = counters
  const all = first === undefined ? names : `${names} · counter=${first.id} …`
  return <Message text={TEXTS.unknownPlace} more={{ zh: `可用：${all}`, en: `There are: ${all}` }} />
}

/** A whole-screen sentence. */
export function Message({ text, more }: { readonly text: Text; readonly more?: Text }) {
  return (
    <main className="message">
      <div role="status">
        <h1>
          <Both text={text} />
        </h1>
        {more !== undefined && <Both className="more" text={more} />}
      </div>
    </main>
  )
}

function HallBoard({ hall, runsOn }: ScreenProps) {
  const { config } = hall
  const room = roomName({ hall: config.hall, audience: { kind: 'hall' } })
  const { mirror, now, isOpen, suspended } = useHallRoom(hall, room, runsOn)
  const voice = useVoice(hall, room)
  if (suspended?.evacuated) return <Evacuation hall={hall} now={now} why={suspended} />
  const missed = pageOf(missedNumbers(entriesOf(mirror, 'missed'), config, now), NUMBERS_PER_PAGE, now)
  const queues = shownQueues(entriesOf(mirror, 'queue'), entriesOf(mirror, 'counter'), config, now)
  return (
    <Frame
      hall={hall}
      now={now}
      title={config.name}
      voice={voice}
      notices={sentHomeNotices(entriesOf(mirror, 'queue'), config)}
    >
      <Calls
        calls={shownCalls(callsOf(mirror), config, now)}
        place="zone"
        isOpen={isOpen}
        suspended={suspended}
        now={now}
        ready={null}
        hasOffline={entriesOf(mirror, 'offline').length > 0}
        missed={missed}
      />
      <Queues page={pageOf(queues, QUEUES_PER_PAGE, now)} now={now} />
    </Frame>
  )
}

function ZoneBoard({ hall, runsOn, zone }: ScreenProps & { readonly zone: Zone }) {
  const { config } = hall
  const room = roomName({ hall: config.hall, audience: { kind: 'zone', zone: zone.id } })
  const { mirror, now, isOpen, suspended } = useHallRoom(hall, room, runsOn)
  const voice = useVoice(hall, room)
  if (suspended?.evacuated) return <Evacuation hall={hall} now={now} why={suspended} />
  const missed = pageOf(missedNumbers(entriesOf(mirror, 'missed'), config, now), NUMBERS_PER_PAGE, now)
  const still = suspendedQueues(entriesOf(mirror, 'queue'), config)
  const stillShown = pageOf(still, SUSPENDED_SHOWN, now).rows
  const rows = COUNTERS_PER_PAGE - ROWS_OF_SUSPENDED * stillShown.length
  const counters = shownCounters(entriesOf(mirror, 'counter'), config, zone.id, rows)
  const title = { zh: `${zone.floor} ${zone.name.zh}`, en: zone.name.en }
  return (
    <Frame
      hall={hall}
      now={now}
      title={title}
      voice={voice}
      notices={sentHomeNotices(entriesOf(mirror, 'queue'), config)}
    >
      <Calls
        calls={shownCalls(callsOf(mirror), config, now)}
        place="counter"
        isOpen={isOpen}
        suspended={suspended}
        now={now}
        ready={pageOf(readyNumbers(entriesOf(mirror, 'queue'), config), NUMBERS_PER_PAGE, now)}
        hasOffline={entriesOf(mirror, 'offline').length > 0}
        missed={missed}
      />
      <Counters page={pageOf(counters, rows, now)} suspended={stillShown} timeZone={config.timeZone} now={now} />
    </Frame>
  )
}

/** Watches the room of its zone: a counter's own room holds what only its clerk may see. It says nothing aloud. */
function OneCounter({ hall, runsOn, counter }: ScreenProps & { readonly counter: Counter }) {
  const { config } = hall
  const room = roomName({ hall: config.hall, audience: { kind: 'zone', zone: counter.zone } })
  const { mirror, now, suspended } = useHallRoom(hall, room, runsOn)
  if (suspended?.evacuated) return <Evacuation hall={hall} now={now} why={suspended} />
  const entry = entriesOf(mirror, 'counter').find((each) => each.counter === counter.id)
  const still = suspended ?? suspendedFor(queuesOf(counter, entry), entriesOf(mirror, 'queue'))
  return (
    <Frame hall={hall} now={now} title={config.name} voice={null}>
      <CounterScreen counter={counter} entry={entry} config={config} suspended={still} now={now} />
    </Frame>
  )
}

function useHallRoom({ client }: OpenedHall, room: string, runsOn: (version: string) => void) {
  const mirror = useRoom(client, room)
  const now = useServerClock(client)
  const day = entriesOf(mirror, 'day')[0]
  const version = day?.config
  useEffect(() => {
    if (version !== undefined) runsOn(version)
  }, [version, runsOn])
  return { mirror, now, isOpen: mirror === null || day?.status === 'open', suspended: day?.suspended ?? null }
}

function useVoice(hall: OpenedHall, room: string): WallVoice | null {
  return useSource(useMemo(() => voiceSource(hall, room), [hall, room]))
}

/** A voice that speaks exactly as long as the board stands. */
function voiceSource(hall: OpenedHall, room: string): Source<WallVoice | null> {
  let voice: WallVoice | null = null
  return {
    get: () => voice,
    subscribe() {
      voice = startWallVoice(hall, room)
      return () => {
        voice?.stop()
        voice = null
      }
    },
  }
}
