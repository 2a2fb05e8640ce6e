import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(ROOT + path, 'utf8')

const TESTS = globSync('{server/src/{engine,border,push,read-model},test/{concurrency,crash,halls}}/**/*.test.ts', {
  cwd: ROOT,
})
const rules = [...read('docs/SPEC-server.md').matchAll(/^- \*\*([EGMNPZ]\d+)\*\*/gm)].map(([, id]) => id!)
const lane = [...read('packages/domain/SPEC.md').matchAll(/^- \*\*(L\d+)\*\*/gm)].map(([, id]) => id!)
const titled = TESTS.flatMap((path) => [...read(path).matchAll(/['"`]\[([LEGMNPZ]\d+)\] /g)].map(([, id]) => id!))

test('[E20] every rule of the server has a test, every test a rule, and no id stands twice', () => {
  expect([...new Set(titled)].sort()).toEqual([...rules, ...lane].filter((id) => id !== 'E20').sort())
  expect(new Set(rules).size).toBe(rules.length)
  expect(rules.length).toBeGreaterThan(50)
})
