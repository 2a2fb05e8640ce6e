import type { Intent } from '@onehall/domain'
import type { Answer, PersonInput } from '@onehall/protocol'
import type { HallLink } from './hall-link.ts'
import type { Timers } from './timers.ts'

/** Who waited this long for an answer is told that the server is away. */
const PATIENCE_MS = 12_000

/** Asks the hall while a visitor stands there: null when no answer came in time; a later one goes to `late`. */
export type HallAsk = (
  intent: Intent,
  person: PersonInput | null,
  late?: (answer: Answer) => void,
) => Promise<Answer | null>

export function makeHallAsk(link: HallLink, timers: Timers): HallAsk {
  return (intent, person, late = () => {}) =>
    new Promise((resolve) => {
      let isLate = false
      const cancel = timers.after(PATIENCE_MS, () => {
        isLate = true
        resolve(null)
      })
      void link.command(intent, person).then((answer) => {
        cancel()
        if (isLate) late(answer)
        else resolve(answer)
      })
    })
}
