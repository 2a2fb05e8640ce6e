/** A key as a keyboard tells it. `at`: ms on any steady clock. */
export interface Key {
  readonly key: string
  readonly at: number
}

/** Nobody types so fast: a wedge scanner sends a key every few ms, a slow one every hundred (users.md V6). */
const BURST_MS = 150
/** Shorter than any number of a ticket. */
const LEAST = 3

/**
 * Tells what a keyboard-wedge scanner reads from what fingers type: a fast burst of printable keys ended by Enter. Answers the
 * text with the Enter that ends it, null with every other key.
 */
export function makeScanReader(): (key: Key) => string | null {
  let text = ''
  let last = -Infinity
  return ({ key, at }) => {
    if (at - last > BURST_MS) text = ''
    last = at
    if (key === 'Enter') {
      const whole = text
      text = ''
      return whole.length >= LEAST ? whole : null
    }
    if (key.length === 1) text += key
    // Shift comes before each capital letter.
    else if (key !== 'Shift') text = ''
    return null
  }
}
