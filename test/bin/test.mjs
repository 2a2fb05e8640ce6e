import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, runHere } from '../../server/bin/child.mjs'
import { prepare } from '../../server/bin/prepare.mjs'
import { runMain } from '../../server/bin/problem.mjs'

/** `npm test`: makes everything ready that the tests need, then runs them; arguments go on to Vitest (`-- --project unit`). */

const report = 'test/output/vitest.json'

void runMain(async () => {
  const args = process.argv.slice(2)
  const projects = args.flatMap(
    (arg, i) => /^--project=(.+)/.exec(arg)?.[1] ?? (args[i - 1] === '--project' ? arg : []),
  )
  /** @param {string} project */
  const includes = (project) => projects.length === 0 || projects.includes(project)

  const node = await prepare({ browserApps: includes('int') || includes('e2e') })
  if (includes('e2e')) await runHere(node, ['test/bin/browser-ready.ts'])

  mkdirSync(join(root, 'test/output'), { recursive: true })
  rmSync(join(root, report), { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return runHere(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args])
})
