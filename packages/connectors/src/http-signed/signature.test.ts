import { describe, expect, test } from 'vitest'
import { CLOCK_TOLERANCE_MS, makeVerifier, sign } from './signature.ts'

const NOW = Date.UTC(2026, 2, 4, 4, 0, 0)
const SECRET = 'a-secret-of-the-tests'
const body = Buffer.from('{"办件":1}')
const parts = { method: 'POST', path: '/api/push?x=1', timestamp: String(NOW), nonce: 'n-1' }

describe('the signature of a push', () => {
  test('[X15] it is HMAC-SHA256 over method, path, timestamp, nonce and the digest of the body', () => {
    // printf 'POST\n/api/push?x=1\n1772596800000\nn-1\n<sha256 of the body>' | openssl dgst -sha256 -hmac a-secret-of-the-tests
    expect(sign(parts, body, SECRET)).toBe('5c46e5520fda178d92db6fc7a1a6b46219c9e805b16f8dd0120c5369216a43b2')
  })

  test('[X15] it is genuine as it was made, and wrong as soon as one part is another', () => {
    const signature = sign(parts, body, SECRET)
    const verdict = (change: Partial<typeof parts>, bytes = body, given = signature) =>
      makeVerifier(SECRET, () => NOW)({ ...parts, ...change }, bytes, given)
    expect(verdict({})).toBe('genuine')
    expect(verdict({ method: 'PUT' })).toBe('signature-wrong')
    expect(verdict({ path: '/api/push?x=2' })).toBe('signature-wrong')
    expect(verdict({ timestamp: String(NOW + 1) })).toBe('signature-wrong')
    expect(verdict({ nonce: 'n-2' })).toBe('signature-wrong')
    expect(verdict({}, Buffer.from('{"办件":2}'))).toBe('signature-wrong')
    for (const given of ['', 'no hex', signature.slice(2), signature.toUpperCase(), sign(parts, body, 'another')]) {
      expect(verdict({}, body, given)).toBe('signature-wrong')
    }
  })

  test('[X16] the two clocks may stand five minutes apart, no more, either way', () => {
    const at = (offset: number) => {
      const signed = { ...parts, timestamp: String(NOW + offset) }
      return makeVerifier(SECRET, () => NOW)(signed, body, sign(signed, body, SECRET))
    }
    expect([at(-CLOCK_TOLERANCE_MS), at(CLOCK_TOLERANCE_MS)]).toEqual(['genuine', 'genuine'])
    expect([at(-CLOCK_TOLERANCE_MS - 1), at(CLOCK_TOLERANCE_MS + 1)]).toEqual(['clock-wrong', 'clock-wrong'])
    const odd = { ...parts, timestamp: '1e99' }
    expect(makeVerifier(SECRET, () => NOW)(odd, body, sign(odd, body, SECRET))).toBe('clock-wrong')
  })

  test('[X17] a nonce is good once, for as long as its timestamp is', () => {
    let now = NOW
    const verify = makeVerifier(SECRET, () => now)
    const ahead = { ...parts, timestamp: String(NOW + CLOCK_TOLERANCE_MS) }
    expect(verify(ahead, body, sign(ahead, body, SECRET))).toBe('genuine')
    now = NOW + 2 * CLOCK_TOLERANCE_MS
    expect(verify(ahead, body, sign(ahead, body, SECRET))).toBe('nonce-used')
    now += 1
    expect(verify(ahead, body, sign(ahead, body, SECRET))).toBe('clock-wrong')
  })

  test('[X17] a stranger cannot spend a nonce before its owner does', () => {
    const verify = makeVerifier(SECRET, () => NOW)
    expect(verify(parts, body, sign(parts, body, 'another'))).toBe('signature-wrong')
    expect(verify(parts, body, sign(parts, body, SECRET))).toBe('genuine')
  })
})
