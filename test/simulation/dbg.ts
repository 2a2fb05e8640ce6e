import { simulateWeek } from './week.ts'
const r = await simulateWeek({
  seed: 104,
  days: 1,
  weekday: 4,
  visitors: Number(process.argv[2]),
  faults: true,
  store: 'memory',
  say: () => {},
}).catch((e: unknown) => e)
console.log(r)
const t = (globalThis as any).tally as Map<string, number>
const u = new Map<string, number>()
for (const [k, n] of t) {
  const key = k.replace(/^\d+h /, '')
  u.set(key, (u.get(key) ?? 0) + n)
}
for (const [k, n] of [...u].sort((a, b) => b[1] - a[1]).slice(0, 42)) console.log(n, k)
