/** Answers of one kind of question, several of which may be under way: an older answer never takes back a newer one. */
export interface InOrder {
  /** A question is asked. Called with its answer: whether that still counts. */
  ask(): () => boolean
  /** Something happened that no question asked so far knows of. */
  outdate(): void
}

export function makeInOrder(): InOrder {
  let asked = 0
  let answered = 0
  return {
    ask() {
      const own = ++asked
      return () => {
        const counts = own > answered
        if (counts) answered = own
        return counts
      }
    },
    outdate: () => void (answered = asked),
  }
}
