import { type Intent, type StreamName, caseStream } from '@onehall/domain'
import type { Journal } from '../journal/journal.ts'
import { foldStream } from './recover.ts'
import type { StreamState } from './state.ts'

/** The case that a command names, or null. */
export function namedCase({ intent }: { readonly intent: Intent }): StreamName | null {
  return 'case' in intent ? caseStream(intent.case) : null
}

/**
 * The cases that commands of a group name, folded from their own events after the previous append settled (rule 4). One
 * that cannot be folded fails the commands that name it, and nobody else's.
 */
export async function foldNamed<Asked extends { readonly intent: Intent }>(
  journal: Journal,
  group: readonly { readonly asked: Asked }[],
  onUnreadable: (asked: Asked, error: unknown) => void,
) {
  const cases = new Map<StreamName, StreamState>()
  const unreadable = new Set<StreamName>()
  for (const { asked } of group) {
    const stream = namedCase(asked)
    if (stream === null || cases.has(stream) || unreadable.has(stream)) continue
    try {
      cases.set(stream, await foldStream(journal, stream))
    } catch (error) {
      unreadable.add(stream)
      onUnreadable(asked, error)
    }
  }
  return { cases, unreadable }
}
