import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

/** `npm run simulate -- --seed N --days D [--faults] [--sqlite]`: the simulated hall (docs/architecture.md, tests that prove it). */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    days: { type: 'string', default: '1' },
    faults: { type: 'boolean', default: false },
    sqlite: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const days = Number(values.days)
if (!Number.isInteger(seed) || !Number.isInteger(days) || days < 1) {
  process.stderr.write('simulate: --seed takes a whole number, --days a whole number from 1\n')
  process.exit(2)
}
const { faults, sqlite } = values
const result = await simulate({
  seed,
  days,
  faults,
  sqlite,
  say: (line) => void process.stderr.write(`${line}\n`),
})
process.stdout.write(`${JSON.stringify(result)}\n`)
process.exitCode = result.violations
