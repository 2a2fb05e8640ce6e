import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runHere } from './child.mjs'
import { prepare } from './prepare.mjs'
import { Problem, runMain } from './problem.mjs'

const prettier = 'node_modules/prettier/bin/prettier.cjs'
const oxlint = ['node_modules/oxlint/bin/oxlint']
const tsc = ['node_modules/typescript/bin/tsc', '-b']

/**
 * What each `npm run` name does, in order, after the working copy is made ready: a script for Node and its arguments.
 * @type {Record<string, string[][]>}
 */
const tasks = {
  bench: [['test/bench/main.ts']],
  simulate: [['test/simulation/main.ts']],
  verify: [['server/src/verify-main.ts']],
  rebuild: [['server/src/rebuild-main.ts']],
  backup: [['server/src/backup-main.ts']],
  format: [[prettier, '--write', '--log-level', 'warn', '.']],
  lint: [oxlint],
  typecheck: [tsc],
  check: [[prettier, '--check', '.'], oxlint, tsc],
}

void runMain(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const steps = tasks[name]
  if (!steps)
    throw new Problem(`没有这个任务：${name}`, `No such task: ${name}. There are ${Object.keys(tasks).join(', ')}.`)
  const node = await prepare()
  for (const [script = '', ...own] of steps) {
    if (!existsSync(join(root, script)))
      throw new Problem(`缺少文件 ${script}`, `The file ${script} is missing from this copy.`)
    const code = await runHere(node, [script, ...own, ...args])
    if (code !== 0) return code
  }
})
