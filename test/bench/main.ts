import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { callNextGrowth } from '../../packages/domain/test/call-next-growth.ts'
import { callToWallTimes } from './call-to-wall.ts'
import { fsyncTimes } from './fsync.ts'
import { dayGrowth, restart } from './growth.ts'
import { issuesPerSecond } from './issue.ts'
import { type Kind, startServer } from './servers.ts'
import { median, p99, round } from './stats.ts'

/**
 * `npm run bench`: ratios against baselines of the same run, medians of 5 alternating runs. The data lies on the disk that
 * holds this folder, since a tmpfs has no fsync to speak of.
 */
const RUNS = 5
const json = process.argv.includes('--json')
const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`)

const cache = fileURLToPath(new URL('../../node_modules/.cache/onehall/', import.meta.url))
mkdirSync(cache, { recursive: true })
const root = mkdtempSync(`${cache}bench-`)

async function measured<T>(
  kind: Kind,
  measure: (server: Awaited<ReturnType<typeof startServer>>) => Promise<T>,
): Promise<T> {
  const server = await startServer(kind, root)
  try {
    return await measure(server)
  } finally {
    await server.stop()
  }
}

try {
  const rates: Record<Kind, number[]> = { echo: [], floor: [], hall: [] }
  const echoP99: number[] = []
  const hallP99: number[] = []
  const fsync: number[] = []
  for (let run = 1; run <= RUNS; run++) {
    for (const kind of ['echo', 'floor', 'hall'] as const) rates[kind].push(await measured(kind, issuesPerSecond))
    echoP99.push(p99(await measured('echo', callToWallTimes)))
    fsync.push(p99(fsyncTimes(root, 200)))
    hallP99.push(p99(await measured('hall', callToWallTimes)))
    const [echo, floor, hall] = [rates.echo, rates.floor, rates.hall].map((each) => Math.round(each.at(-1)!))
    say(
      `run ${run}/${RUNS}: tickets/s echo ${echo}, floor ${floor}, hall ${hall}; call to last wall p99 ${round(hallP99.at(-1)!)} ms`,
    )
  }
  const [echoPerS, floorPerS, hallPerS] = [rates.echo, rates.floor, rates.hall].map((each) =>
    Math.round(median(each)),
  ) as [number, number, number]
  const echoP99Ms = round(median(echoP99))
  const fsyncP99Ms = round(median(fsync))
  const calls = callNextGrowth()
  const result = {
    issue: { echoPerS, floorPerS, hallPerS, ratio: round(hallPerS / floorPerS), ofEcho: round(hallPerS / echoPerS) },
    callToWall: {
      echoP99Ms,
      fsyncP99Ms,
      p99Ms: round(median(hallP99)),
      limitMs: round(echoP99Ms + 3 * fsyncP99Ms + 10),
    },
    callNextGrowth: {
      at100Us: round(calls.at100Us),
      at10000Us: round(calls.at10000Us),
      ratio: round(calls.ratio),
    },
    dayGrowth: await dayGrowth(root),
    restart: await restart(root),
  }
  say(`tickets: hall is ${result.issue.ratio} of the floor, ${result.issue.ofEcho} of the bare echo`)
  say(`call to the last of 20 walls: p99 ${result.callToWall.p99Ms} ms, limit ${result.callToWall.limitMs} ms`)
  say(`deciding a call with 10,000 waiting costs ${result.callNextGrowth.ratio} of one with 100`)
  say(`a command at 100,000 tickets of a day costs ${result.dayGrowth.ratio} of one at 1,000`)
  say(`a day of 10,000 tickets is folded in ${result.restart.ms} ms`)
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  rmSync(root, { recursive: true, force: true })
}
