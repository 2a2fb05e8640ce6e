/** Whether this page has somebody in hand: then it neither locks itself nor reloads (users.md §0). */
export interface InHand {
  readonly isHeld: () => boolean
  /** Holds until the returned release. */
  hold(): () => void
}

export function makeInHand(): InHand {
  const holds = new Set<object>()
  return {
    isHeld: () => holds.size > 0,
    hold() {
      const hold = {}
      holds.add(hold)
      return () => void holds.delete(hold)
    },
  }
}
