import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeIfChanged } from './built.mjs'
import { childEnv, root, runQuietly } from './child.mjs'
import { findNode, install, seconds } from './install.mjs'
import { Problem, say } from './problem.mjs'

const schema = 'server/prisma/schema.prisma'
const prismaConfig = 'server/prisma.config.ts'
const apps = ['display', 'counter', 'kiosk']
const shared = ['domain', 'protocol', 'client', 'ui'].map((name) => `packages/${name}`)

/**
 * Makes a working copy ready to run: packages of the lock file, the generated database client, the built apps. What is
 * already there and unchanged is left alone, so a second call costs a few hundred milliseconds. Runs on any Node ≥ 18.
 * @param {{ browserApps?: boolean, generate?: boolean }} [wanted]
 * @returns {Promise<string>} the path of the Node that everything else runs on
 * @throws {Problem} when a person has to do something first
 */
export async function prepare({ browserApps = false, generate = true } = {}) {
  await install()
  const node = findNode()
  await Promise.all([
    ...(generate ? [generateClient(node)] : []),
    ...(browserApps ? apps.map((app) => build(app, node)) : []),
  ])
  return node
}

/** @param {string} node */
async function generateClient(node) {
  if (!existsSync(join(root, schema))) return
  const output = /^\s*output\s*=\s*"(.+)"/m.exec(readFileSync(join(root, schema), 'utf8'))?.[1] ?? 'generated'
  await makeIfChanged({
    name: 'prisma-client',
    sources: [schema, prismaConfig, 'package-lock.json'],
    result: join(dirname(schema), output),
    make: () =>
      step(
        '数据库客户端',
        'database client',
        node,
        ['node_modules/prisma/build/index.js', 'generate', '--config', prismaConfig],
        {
          // `generate` needs no schema engine, but the CLI downloads one unless it is told that it has one.
          PRISMA_SCHEMA_ENGINE_BINARY: node,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
      ),
  })
}

/**
 * @param {string} app
 * @param {string} node
 */
async function build(app, node) {
  if (!existsSync(join(root, app, 'vite.config.ts'))) return
  await makeIfChanged({
    name: `app-${app}`,
    sources: [app, ...shared, 'package-lock.json', 'tsconfig.base.json'],
    result: `${app}/dist`,
    make: () =>
      step('页面', 'app', node, ['node_modules/vite/bin/vite.js', 'build', app, '--logLevel', 'warn'], {}, app),
  })
}

/**
 * @param {string} zh
 * @param {string} en
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function step(zh, en, node, args, env, name = '') {
  const title = [zh, en, name].filter(Boolean).join(' ')
  say(`· ${title} …`)
  const started = Date.now()
  const { ok, output } = await runQuietly(node, args, { env: childEnv(env) })
  if (!ok)
    throw new Problem(`生成失败：${title}`, `Could not make: ${title}. This is what it said:\n\n${output.trim()}`)
  say(`✓ ${title} (${seconds(started)})`)
}
