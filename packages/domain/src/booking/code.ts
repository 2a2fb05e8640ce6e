const CODES = 1_000_000
/** Shares no divisor with the number of codes: from wherever it starts it comes past all of them. */
const STEP = 7919

/**
 * [Y19] Six digits that a visitor reads aloud and types: scattered from a random id, so that no code tells the next one, and
 * another one where it is taken.
 */
export function codeFor(fresh: string, isTaken: (code: string) => boolean): string {
  const start = scatter(fresh) % CODES
  for (let n = 0; n < CODES; n++) {
    const code = String((start + n * STEP) % CODES).padStart(6, '0')
    if (!isTaken(code)) return code
  }
  throw new Error('every code of six digits is taken')
}

/** FNV-1a with the last steps of MurmurHash3, 32 bits: one other sign anywhere gives a wholly other number. */
function scatter(text: string): number {
  let mixed = 2_166_136_261
  for (const sign of text) mixed = Math.imul(mixed ^ sign.codePointAt(0)!, 16_777_619)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
