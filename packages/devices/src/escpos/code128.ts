/** Code128 (ISO/IEC 15417): bar and space widths of the symbol values 0 to 105, bars first, and of the stop pattern. */
const WIDTHS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ')
const STOP = '2331112'

/** Modules of a symbol with that many values: start and check add one each, 11 modules a value, 13 for the stop. */
export function code128ModuleCount(values: number): number {
  return 11 * (values + 2) + 13
}

type CodeSet = 'A' | 'B' | 'C'
const START: Record<CodeSet, number> = { A: 103, B: 104, C: 105 }
/** The value that changes to a code set from another one. */
const CHANGE_TO: Record<CodeSet, number> = { A: 101, B: 100, C: 99 }

export interface Code128 {
  readonly text: string
  /** Bar, space, bar … in modules. */
  readonly widths: readonly number[]
}

/**
 * Reads the data bytes of `GS k 73`: `{A {B {C` choose a code set (one of them comes first), `{{` is a brace, in set C a byte is
 * a pair of digits 0 to 99. Function characters are not printed by this system and are refused.
 */
export function parseCode128(bytes: Uint8Array): Code128 | { readonly fault: string } {
  const values: number[] = []
  let text = ''
  let set: CodeSet | undefined
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === 0x7b) {
      const next = String.fromCharCode(bytes[++at] ?? 0)
      if (next === 'A' || next === 'B' || next === 'C') {
        values.push(set === undefined ? START[next] : CHANGE_TO[next])
        set = next
        continue
      }
      if (next !== '{') return { fault: 'a brace is followed by neither a code set nor a brace' }
    }
    if (set === undefined) return { fault: 'no code set is chosen' }
    if (set === 'C') {
      if (byte > 99) return { fault: `${byte} is no pair of digits` }
      values.push(byte)
      text += String(byte).padStart(2, '0')
    } else {
      const value = set === 'A' && byte < 0x20 ? byte + 64 : byte - 32
      if (value < 0 || value > 95 || byte > 0x7f) return { fault: `byte ${byte} is not in code set ${set}` }
      if (set === 'A' && byte > 0x5f) return { fault: `byte ${byte} is not in code set A` }
      values.push(value)
      text += String.fromCharCode(byte)
    }
  }
  if (text === '') return { fault: 'no data' }
  const check = values.reduce((sum, value, position) => sum + value * Math.max(1, position), 0) % 103
  const widths = [...[...values, check].map((value) => WIDTHS[value]!), STOP].join('')
  return { text, widths: [...widths].map(Number) }
}
