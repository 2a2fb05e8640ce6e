import type { Random } from './random.ts'

const ODD: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '\u0000\ud800',
  '𠮷'.repeat(40),
  '../../etc',
  'x'.repeat(300),
  [],
  [[]],
  {},
  { toString: null },
  JSON.parse('{"__proto__":{"ok":true},"then":1}'),
  new Uint8Array([1, 2, 3]),
  new Date(0),
]

/** A lawful message with something wrong in it, or no message at all. */
export function mangled(random: Random, lawful: unknown): unknown {
  if (random.percent(8)) return odd(random)
  if (random.percent(1)) return deep(500)
  const message = structuredClone(lawful)
  const spots = 1 + random.below(2)
  for (let i = 0; i < spots; i++) spoil(random, message)
  return message
}

const odd = (random: Random): unknown => structuredClone(random.pick(ODD))

function deep(levels: number): unknown {
  let value: unknown = 0
  for (let i = 0; i < levels; i++) value = [value]
  return value
}

/** Changes, removes or adds one field somewhere. */
function spoil(random: Random, message: unknown): void {
  let at = message as { [key: string]: unknown }
  for (;;) {
    const keys = Object.keys(at)
    if (keys.length === 0) return
    const key = random.pick(keys)
    const inside = at[key]
    if (
      typeof inside === 'object' &&
      inside !== null &&
      !ArrayBuffer.isView(inside) &&
      Object.keys(inside).length > 0 &&
      random.percent(60)
    ) {
      at = inside as { [key: string]: unknown }
      continue
    }
    if (random.percent(20)) delete at[key]
    else if (random.percent(25))
      at[random.pick(['extra', 'at', 'actor', 'constructor', key.toUpperCase()])] = odd(random)
    else if (typeof inside === 'string' && random.percent(30))
      at[key] = inside.slice(0, random.below(inside.length + 1)) + random.pick(['', ' ', ':', '\n', '乀'])
    else at[key] = odd(random)
    return
  }
}
