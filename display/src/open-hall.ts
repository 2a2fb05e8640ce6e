import { connectHall, makeCell, type Clock, type HallClient, type Rest, type Source, type Stop } from '@onehall/client'
import type { HallConfig } from '@onehall/domain'
import type { HallInfo, RestRefusal } from '@onehall/protocol'

/** Between two tries to reach a server that is not there yet. */
export const RETRY_MS = 3_000

export interface OpenedHall {
  readonly info: HallInfo
  readonly config: HallConfig
  readonly client: HallClient
}

export type Opening =
  | { readonly kind: 'connecting'; readonly tries: number }
  /** The server is there and says why this screen shows nothing: its address names no hall of it, for one. */
  | { readonly kind: 'refused'; readonly refusal: RestRefusal }
  | { readonly kind: 'open'; readonly hall: OpenedHall }

interface Parts {
  readonly rest: Pick<Rest, 'hall' | 'config'>
  readonly clock: Clock
  readonly connect?: (hall: HallInfo) => HallClient
  readonly url: string
  /** The hall that the screen shows; undefined for the first of the server. */
  readonly hall?: string | undefined
  readonly onOutdated: () => void
}

export interface HallDoor {
  readonly opening: Source<Opening>
  /** The day runs on this configuration: fetches it where the one at hand is another. */
  runsOn(version: string): void
  stop: Stop
}

/** Asks for the hall and its configuration until both are there, then connects. A wall is often up before its server. */
export function openHall({
  rest,
  clock,
  url,
  hall,
  onOutdated,
  connect = connectTo(url, onOutdated),
}: Parts): HallDoor {
  const opening = makeCell<Opening>({ kind: 'connecting', tries: 0 })
  let cancel: Stop = () => {}
  let isStopped = false
  let isFetching = false

  async function attempt(tries: number): Promise<void> {
    const [info, config] = await Promise.all([rest.hall(hall), rest.config(hall)])
    if (isStopped) return
    if (!info.ok) return again(info.refusal, tries)
    if (!config.ok) return again(config.refusal, tries)
    const client = connect(info.value)
    opening.set({ kind: 'open', hall: { info: info.value, config: config.value, client } })
  }

  /** Also after a refusal: what it says may be put right at the server, and nobody stands at a wall to reload it. */
  function again(refusal: RestRefusal, tries: number): void {
    opening.set(refusal.reason === 'out-of-service' ? { kind: 'connecting', tries } : { kind: 'refused', refusal })
    cancel = clock.after(RETRY_MS, () => void attempt(tries + 1))
  }

  async function refetch(version: string): Promise<void> {
    isFetching = true
    const config = await rest.config(hall)
    isFetching = false
    const now = opening.get()
    if (isStopped || now.kind !== 'open') return
    if (config.ok) opening.set({ kind: 'open', hall: { ...now.hall, config: config.value } })
    if (!config.ok || config.value.version !== version) cancel = clock.after(RETRY_MS, () => runsOn(version))
  }

  function runsOn(version: string): void {
    const now = opening.get()
    if (now.kind !== 'open' || now.hall.config.version === version || isFetching) return
    cancel()
    void refetch(version)
  }

  void attempt(1)
  return {
    opening,
    runsOn,
    stop() {
      isStopped = true
      cancel()
      const now = opening.get()
      if (now.kind === 'open') now.hall.client.stop()
    },
  }
}

const connectTo =
  (url: string, onOutdated: () => void) =>
  ({ hall }: HallInfo): HallClient =>
    connectHall({ url, hall, auth: { as: 'nobody' }, onOutdated })
