import type { ReactNode } from 'react'

/** What a mark says of what stands beside it; every tone reads at 4.5:1 or more. */
export type Tone = 'plain' | 'info' | 'good' | 'watch' | 'bad'

interface MarkProps {
  readonly tone?: Tone
  readonly children: ReactNode
}

/** A short word about something: a state, a badge. */
export function Mark({ tone = 'plain', children }: MarkProps) {
  return <span className={`mark mark-${tone}`}>{children}</span>
}
