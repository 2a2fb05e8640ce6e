import type { Question } from './interpret.ts'

/**
 * A printer looks for DLE EOT n (10 04 n) in everything that arrives, also while it prints or is off-line, and answers at once. Gives a
 * function that takes these questions out of a stream, however it is cut, and leaves the data in order.
 */
export function splitRealTime(): (chunk: Buffer) => { data: Buffer; questions: Question[] } {
  let carried: Buffer = Buffer.alloc(0)
  return (chunk) => {
    const bytes = Buffer.concat([carried, chunk])
    const questions: Question[] = []
    const data: number[] = []
    let at = 0
    for (; at < bytes.length; at++) {
      const mayBegin = bytes[at] === 0x10 && (bytes[at + 1] ?? 0x04) === 0x04
      const n = bytes[at + 2]
      if (mayBegin && n === undefined) break
      if (mayBegin && (n === 1 || n === 2 || n === 3 || n === 4)) {
        questions.push({ kind: 'real-time-status', n })
        at += 2
      } else {
        data.push(bytes[at]!)
      }
    }
    carried = bytes.subarray(at)
    return { data: Buffer.from(data), questions }
  }
}
