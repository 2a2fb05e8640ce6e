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

/** The tests of a file, each from its title to the next one, that carry a rule. */
const testsOf = (path: string, rule: string): readonly string[] =>
  read(path)
    .split(/^(?=\s*(?:it|test)[.(])/m)
    .filter((test) => new RegExp(`['\`"][^\n]*\\[${rule}\\]`).test(test))

it.each(rows)('$input: a test carries $rule, and the same one names the refusal', ({ rule, refusal, path }) => {
  const tests = testsOf(path, rule)
  expect(tests).not.toEqual([])
  if (refusal === '') return
  const reason = refusal.replaceAll('`', '')
  expect(REFUSAL_REASONS).toContain(reason)
  expect(tests.filter((test) => test.includes(`'${reason}'`))).not.toEqual([])
})
