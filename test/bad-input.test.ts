import { readFileSync } from 'node:fs'
import { REFUSAL_REASONS } from '@onehall/protocol'
import { expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

/** Rows of the table "Bad input" of the domain's rules. */
const rows = read('packages/domain/SPEC.md')
  .split('## Bad input')[1]!
  .split('## ')[0]!
  .split('\n')
  .filter((line) => /^\| (?!input|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, input, rule, refusal, path]) => ({ input: input!, rule: rule!, refusal: refusal!, path: path! }))

it('every bad input that is expected has its row', () => {
  expect(rows.length).toBeGreaterThan(15)
})

it.each(rows)('$input: the test carries $rule, and names the refusal', ({ rule, refusal, path }) => {
  const tests = read(path)
  expect(tests).toContain(`[${rule}]`)
  if (refusal === '') return
  const reason = refusal.replaceAll('`', '')
  expect(REFUSAL_REASONS).toContain(reason)
  // A device that is nobody is refused where nobody is asked for: its test says that it is nobody.
  if (reason !== 'not-signed-in') expect(tests).toContain(`'${reason}'`)
})
