import type { Answer } from '@onehall/protocol'
import type { Journal } from '../journal/journal.ts'
import { type Asked, type Waiting, refused } from './asked.ts'

/**
 * [L7] [L8] [L9] Repeats get the first answer, whether it is stored already or comes out of this very group: `fresh` is what must be
 * decided, `followers` are to be called once it has been.
 */
export async function firstAnswers(journal: Pick<Journal, 'commands'>, group: readonly Waiting[]) {
  const stored = await journal.commands(group.map(({ asked }) => asked.id))
  const first = new Map<string, { readonly asked: Asked; answer: Answer }>()
  const fresh: Waiting[] = []
  const followers: (() => void)[] = []
  for (const waiting of group) {
    const { asked, settle } = waiting
    const before = stored.get(asked.id)
    if (before !== undefined) {
      settle(
        isRepeat(before, asked) ? (JSON.parse(before.outcome) as Answer) : refused({ reason: 'command-id-reused' }),
      )
      continue
    }
    const twin = first.get(asked.id)
    if (twin !== undefined) {
      followers.push(() => settle(isRepeat(twin.asked, asked) ? twin.answer : refused({ reason: 'command-id-reused' })))
      continue
    }
    const leader = { asked, answer: refused({ reason: 'internal' }) as Answer }
    first.set(asked.id, leader)
    if (asked.refuse !== undefined) {
      settle((leader.answer = refused(asked.refuse)))
      continue
    }
    fresh.push({ asked, settle: (answer) => settle((leader.answer = answer)) })
  }
  return { fresh, followers }
}

function isRepeat(before: { readonly sender: string; readonly payloadHash: string }, now: Asked): boolean {
  return before.sender === now.sender && before.payloadHash === now.payloadHash
}
