import {
  connectHall,
  entriesOf,
  makeRest,
  monotonicClock,
  waitRange,
  type HallClient,
  type Named,
  type Rest,
  type RestAnswer,
  type Stop,
  type WaitRange,
} from '@onehall/client'
import type { CounterEntry, Day, HallConfig, HallId, Intent, QueueId, RefusalReason, TicketId } from '@onehall/domain'
import {
  foundBooking,
  foundBookings,
  foundTicket,
  roomName,
  ROUTES,
  slotDays,
  thisKiosk,
  type Answer,
  type FoundBooking,
  type FoundTicket,
  type PersonInput,
  type SlotDays,
} from '@onehall/protocol'
import type { LinkState } from '../bridge/hall.ts'
import type { KioskState } from '../bridge/state.ts'
import { nextOpening, standstillOf } from './hours.ts'
import { hallClock, isClockLost, type KeptHall, type KeptHallFile } from './kept-hall.ts'
import { linesOf } from './lines.ts'
import { dayText } from './local-time.ts'
import type { Log } from './log.ts'
import { startPairing } from './pairing.ts'
import type { Parts } from './parts.ts'
import type { Settings } from './settings.ts'
import type { TokenFile } from './token-file.ts'

/** This kiosk's connection to its hall: pairing, the hall's room as parts of the state, commands. */
export interface HallLink {
  /** The published configuration; null until it was heard. */
  hall(): HallConfig | null
  isLive(): boolean
  /** Server clock now, ms since 1970; until the server was heard the best that is known. */
  now(): number
  /** What tells the numbers that this kiosk gives out by itself from those of others; null until the server said it. */
  code(): number | null
  /** Whether the day that the hall named last is that of the clock; a clock that is lost says nothing. */
  isStillToday(): boolean
  /** Whether this machine's clock stands before what the server said last. */
  isClockLost(): boolean
  /** Never rejects. Kept and sent again after a reconnect, until its lifetime is over. */
  command(intent: Intent, person: PersonInput | null, named?: Named): Promise<Answer>
  /** What a number is now, by itself or as it is printed. */
  ticketByNumber(code: string): Promise<RestAnswer<FoundTicket>>
  /** The days that can be booked for a queue. */
  slots(queue: string): Promise<RestAnswer<SlotDays>>
  /** The open appointment of a code. */
  bookingByCode(code: string): Promise<RestAnswer<FoundBooking>>
  /** What the holder of a card has booked. */
  bookingsOfPerson(idNumber: string): Promise<RestAnswer<FoundBooking[]>>
  /** How long one may wait before whom so many stand; null when it cannot be told honestly. */
  waitBehind(queue: QueueId, ahead: number): WaitRange | null
  stop: Stop
}

const RETRY_MS = 2_000
/** The server's clock is written down this often, so that a clock that lost its battery is known for it. */
const REMEMBER_EVERY_MS = 5 * 60_000
const AWAY = { ok: false, refusal: { reason: 'out-of-service' } } as const
/** Sessions begin and end by the clock, with nothing told by the hall; and that clock may be set right. */
const LOOK_EVERY_MS = 15_000

/**
 *   unpaired ──paired──► paired ──hello──► live ◄──► away
 *      ▲                    │
 *      └── token refused ───┘
 */
export function startHallLink(
  { hallUrl, hall: wanted }: Pick<Settings, 'hallUrl' | 'hall'>,
  tokenFile: TokenFile,
  keptFile: KeptHallFile,
  state: Parts<KioskState>,
  log: Log,
  onDay: (day: Day) => void,
): HallLink {
  const clock = monotonicClock
  const startedAt = clock.now()
  let kept: KeptHall | null = null
  let client: HallClient | null = null
  let asking: Rest | null = null
  let counters: () => Iterable<CounterEntry> = () => []
  let endClient: Stop = () => {}
  let endPairing: Stop = () => {}
  let stopped = false

  function unpaired(): void {
    endPairing = startPairing(makeRest(hallUrl), clock, log, wanted, {
      onCode: (code) => state.set({ link: code === null ? { kind: 'connecting' } : { kind: 'pairing', code } }),
      onPaired({ device, name, token }) {
        endPairing()
        tokenFile.write({ hall: hallUrl, device, name, token })
        paired(token)
      },
    })
  }

  function paired(token: string): void {
    state.set({ link: { kind: 'connecting' } })
    const rest = makeRest(hallUrl, token)
    asking = rest
    const stops: Stop[] = []
    let ended = false
    endClient = () => {
      ended = true
      for (const stop of stops.splice(0).reverse()) stop()
      client = null
      asking = null
      counters = () => []
    }

    async function greet(): Promise<void> {
      const about = await rest.hall()
      if (ended) return
      if (!about.ok) {
        state.set({ link: { kind: 'away', since: kept?.heardAt ?? null } })
        stops.push(clock.after(RETRY_MS, () => void greet()))
        return
      }
      state.set({ demo: about.value.demo })
      connect(about.value.hall)
    }

    function connect(hall: HallId): void {
      const connected = connectHall({ url: hallUrl, hall, auth: { token } })
      client = connected
      const room = connected.watch(roomName({ hall, audience: { kind: 'hall' } }))
      counters = () => entriesOf(room.get(), 'counter')
      const configs = followConfig()
      let code = kept?.code ?? null
      const askCode = async (): Promise<void> => {
        const answer = await rest.get(ROUTES.thisKiosk.path, thisKiosk)
        if (ended || !answer.ok) return
        code = answer.value.code
        remember()
      }
      /** What is needed to go on without the server, as it is now. */
      const remember = (): void => {
        const { hall: config, demo, standstill } = state.get()
        const day = room.get()?.entries.get('day')
        const heardAt = connected.serverNow()
        if (code === null || config === null || heardAt === null || !link.isLive()) return
        if (day?.kind === 'day') onDay(day.day as Day)
        const told = day?.kind === 'day' ? { day: day.day as Day, status: day.status } : null
        const clockOffset = Math.round(heardAt - Date.now())
        const now: KeptHall = { server: hallUrl, code, demo, config, day: told, standstill, clockOffset, heardAt }
        const isNews = kept === null || JSON.stringify(plain(kept)) !== JSON.stringify(plain(now))
        if (!isNews && heardAt - kept!.heardAt < REMEMBER_EVERY_MS) return
        kept = now
        keptFile.write(now)
      }
      const showRoom = (): void => {
        const day = room.get()?.entries.get('day')
        const config = state.get().hall
        state.set({
          day: day?.kind === 'day' ? day.status : null,
          standstill: day?.kind === 'day' ? standstillOf(day) : null,
          opens: config === null || day?.kind !== 'day' ? null : nextOpening(config, day, link.now()),
          lines: config === null ? {} : linesOf(config, room.get(), link.now()),
        })
        if (room.get() !== null) configs.want(day?.kind === 'day' ? day.config : null)
        remember()
      }
      const showLink = (): void => {
        const refusal = connected.refused.get()
        if (refusal !== null && STRANGER.includes(refusal.reason)) return forgetToken()
        const now = connected.serverNow()
        state.set({
          link: linkOf(connected),
          ...(now !== null && { clockOffset: roundToSecond(now - Date.now()) }),
          ...(connected.server.get() !== null && { demo: connected.server.get()!.demo }),
        })
      }
      stops.push(
        () => connected.stop(),
        configs.stop,
        every(LOOK_EVERY_MS, () => {
          showRoom()
          showLink()
        }),
        room.subscribe(showRoom),
        connected.freshness.subscribe(showLink),
        connected.refused.subscribe(showLink),
        connected.server.subscribe(showLink),
        connected.server.subscribe(() => void link.command(PROBE, null)),
        connected.server.subscribe(() => void askCode()),
      )

      /** Fetches the configuration that the day runs on, whenever it is another one. */
      function followConfig(): { want(version: string | null): void; stop: Stop } {
        let asking = false
        let cancel: Stop = () => {}
        async function want(version: string | null): Promise<void> {
          const have = state.get().hall
          if (asking || ended || (have !== null && (version === null || have.version === version))) return
          asking = true
          const answer = await rest.config()
          asking = false
          if (ended) return
          if (answer.ok) {
            state.set({ hall: answer.value })
            showRoom()
          } else {
            cancel = clock.after(RETRY_MS, () => void want(version))
          }
        }
        return { want: (version) => void want(version), stop: () => cancel() }
      }
    }

    void greet()
  }

  function every(ms: number, run: () => void): Stop {
    let cancel: Stop = () => {}
    const again = (): void => void (cancel = clock.after(ms, () => (run(), again())))
    again()
    return () => cancel()
  }

  /** The server does not know this kiosk (any more): revoked, or another server. An administrator decides again. */
  function forgetToken(): void {
    log('token refused')
    endClient()
    tokenFile.forget()
    if (!stopped) unpaired()
  }

  const link: HallLink = {
    hall: () => state.get().hall,
    isLive: () => client?.freshness.get().kind === 'live' && client.server.get() !== null,
    now: () =>
      client?.serverNow() ?? (kept === null ? Date.now() : hallClock(kept, Date.now(), clock.now() - startedAt)),
    code: () => kept?.code ?? null,
    isStillToday: () => kept?.day?.day === dayText(link.now(), kept?.config.timeZone ?? 'UTC') && !link.isClockLost(),
    isClockLost: () => (client?.serverNow() ?? null) === null && kept !== null && isClockLost(kept, Date.now()),
    async ticketByNumber(code) {
      if (asking === null) return AWAY
      return asking.get(ROUTES.ticketByNumber.path.replace(':number', encodeURIComponent(code)), foundTicket)
    },
    async slots(queue) {
      if (asking === null) return AWAY
      return asking.get(ROUTES.slots.path.replace(':queue', encodeURIComponent(queue)), slotDays)
    },
    async bookingByCode(code) {
      if (asking === null) return AWAY
      return asking.get(ROUTES.bookingByCode.path.replace(':code', encodeURIComponent(code)), foundBooking)
    },
    async bookingsOfPerson(idNumber) {
      if (asking === null) return AWAY
      return asking.post(ROUTES.bookingsOfPerson.path, { idNumber }, foundBookings)
    },
    waitBehind(queue, ahead) {
      const config = state.get().hall
      if (config === null) return null
      const line = {
        kind: 'queue',
        queue,
        waiting: ahead,
        issued: 0,
        oldest: null,
        next: [],
        suspended: null,
        sentHome: 0,
      } as const
      return waitRange(line, counters(), config, link.now())
    },
    async command(intent, person, named) {
      const asked = client
      if (asked === null) return { ok: false, refusal: { reason: 'out-of-service' } }
      const answer = await asked.command(intent, person ?? undefined, named)
      if (asked === client && isStranger(answer)) forgetToken()
      return answer
    },
    stop() {
      stopped = true
      endPairing()
      endClient()
    },
  }
  const token = tokenFile.read()
  if (token !== null && token.hall === hallUrl) {
    const before = keptFile.read()
    if (before?.server === hallUrl) {
      kept = before
      const { config: hall, day, standstill, demo } = before
      state.set({
        hall,
        demo,
        day: day?.status ?? null,
        standstill,
        clockOffset: roundToSecond(link.now() - Date.now()),
      })
    }
    paired(token.token)
  } else unpaired()
  return link
}

/** How a server says that it does not know this kiosk, or that an administrator ended its pairing. */
const STRANGER: readonly RefusalReason[] = ['not-signed-in', 'not-permitted', 'device-unpaired']

/** Any room of the hall may be watched by anybody: only a command shows that the server does not know this kiosk. */
function isStranger(answer: Answer): boolean {
  return !answer.ok && STRANGER.includes(answer.refusal.reason)
}

/** Asked after each hello, so that a kiosk that was revoked says so before a visitor finds out. It changes nothing. */
const PROBE: Intent = { type: 'CancelTicket', ticket: 'no-ticket-of-this-name' as TicketId, reason: 'mistake' }

function linkOf(client: HallClient): LinkState {
  if (client.refused.get()?.reason === 'protocol-unknown') return { kind: 'protocol-unknown' }
  const freshness = client.freshness.get()
  if (freshness.kind === 'live' && client.server.get() !== null) return { kind: 'live' }
  if (freshness.kind === 'reconnecting') return { kind: 'connecting' }
  return { kind: 'away', since: freshness.kind === 'stale' ? freshness.since : null }
}

/** All but what changes with the clock alone. */
const plain = ({ heardAt: _, clockOffset: __, config, ...rest }: KeptHall) => ({ ...rest, version: config.version })

/** Whole seconds, so that a clock's noise is no change of state. */
function roundToSecond(ms: number): number {
  return Math.round(ms / 1000) * 1000
}
