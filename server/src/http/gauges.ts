import type { HallId } from '@onehall/domain'
import type { Live } from '@onehall/protocol'
import type { Metrics } from './metrics.ts'

/** Where the gauges are read off. */
interface Dials {
  readonly halls: readonly HallId[]
  readonly waitingCommands: () => number
  readonly sockets: () => number
  readonly isUp: (hall: HallId) => boolean
  readonly calendarDaysLeft: (hall: HallId) => number
  readonly owed: (hall: HallId) => NonNullable<Live['platform']>
}

const READ_EVERY_MS = 1_000

/** Gauges that follow something are read off it once a second. */
export function followDials(
  metrics: Metrics,
  { halls, waitingCommands, sockets, isUp, calendarDaysLeft, owed }: Dials,
): () => void {
  const timer = setInterval(() => {
    metrics.waitingCommands.set(waitingCommands())
    metrics.sockets.set(sockets())
    for (const hall of halls) {
      const { depth, oldestAgeMs, dead } = owed(hall)
      metrics.hallUp.set({ hall }, isUp(hall) ? 1 : 0)
      metrics.calendarDaysLeft.set({ hall }, calendarDaysLeft(hall))
      metrics.outboxDepth.set({ hall }, depth)
      metrics.outboxAgeMs.set({ hall }, oldestAgeMs)
      metrics.outboxDead.set({ hall }, dead)
    }
  }, READ_EVERY_MS)
  return () => clearInterval(timer)
}
