/** One thing that happened, kept as it was; it is written out only when somebody reads the trace. */
interface Kept {
  readonly step: number
  readonly at: number
  readonly what: string
  readonly detail: () => unknown
}

/** So many things are remembered: an hour or two of a busy hall. */
const KEPT = 30_000
const MOST_CHARS = 400

/** What happened last, to be read after a violation. */
export interface Trace {
  add(what: string, detail: () => unknown): void
  /** The newest lines that name one of these, in order. */
  about(names: readonly string[], lines: number): string[]
}

export function makeTrace(now: () => number, step: () => number): Trace {
  const ring: Kept[] = []
  let next = 0

  function line({ step: n, at, what, detail }: Kept): string {
    const text = written(detail).replaceAll(LONG_ID, '…$1')
    return `#${n} ${clockText(at)} ${what} ${text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text}`
  }

  return {
    add(what, detail) {
      ring[next] = { step: step(), at: now(), what, detail }
      next = (next + 1) % KEPT
    },
    about(names, lines) {
      const found: string[] = []
      const isNamed = names.map(asWhole)
      const inOrder = [...ring.slice(next), ...ring.slice(0, next)]
      for (const kept of inOrder.reverse()) {
        if (found.length >= lines) break
        const whole = `${kept.what} ${written(kept.detail)}`
        if (names.length === 0 || isNamed.some((name) => name.test(whole))) found.push(line(kept))
      }
      return found.reverse()
    },
  }
}

/** An id says enough by its end. */
const LONG_ID = /\b[\da-z]{20,}([\da-z]{6})\b/g

/** A name that is not part of a longer one: `c18` is not in `c18-1`. */
function asWhole(name: string): RegExp {
  return new RegExp(String.raw`(?<![\w-])${name.replaceAll(/[^\w-]/g, String.raw`\$&`)}(?![\w-])`)
}

/** A message that is no command may be nothing that can be written. */
function written(detail: Kept['detail']): string {
  try {
    return JSON.stringify(detail()) ?? ''
  } catch {
    return '(cannot be written)'
  }
}

/** Day and time of day of the simulation. */
function clockText(at: number): string {
  const part = (ms: number, of: number): string => String(Math.floor(at / ms) % of).padStart(2, '0')
  return `day ${Math.floor(at / 86_400_000) + 1} ${part(3_600_000, 24)}:${part(60_000, 60)}:${part(1_000, 60)}`
}
