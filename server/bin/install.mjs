import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv, root, runQuietly } from './child.mjs'
import { Problem, say } from './problem.mjs'

/** The package that carries Node 24 for this machine, as `package.json` pins it. */
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const oldestNode = 24

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))

/**
 * Whether node_modules holds what the lock file says, by npm's own record of what it installed (it is written last, so a broken
 * installation has none). Packages for other systems are not missed, except the Node of this one.
 */
export function isInstalled() {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(join(root, record))) return false
  const installed = readJson(record).packages
  return Object.entries(readJson('package-lock.json').packages).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true
    const found = installed[path]
    if (!found) return entry.optional === true && path !== `node_modules/${nodePackage}`
    return found.version === entry.version && found.resolved === entry.resolved
  })
}

/** Installs exactly the lock file when node_modules does not already hold it. */
export async function install() {
  if (isInstalled()) return
  say('· 安装依赖（首次约需 1–3 分钟）… installing packages (the first time takes 1–3 minutes)')
  const started = Date.now()
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
  const { ok, output } = npm
    ? await runQuietly(process.execPath, [npm, ...args])
    : await runQuietly('npm', args, { shell: process.platform === 'win32' })
  if (!ok || !isInstalled()) {
    throw new Problem(
      '依赖安装失败。请确认本机已装 npm 8 以上，且能访问 npm 仓库或其镜像（npm config get registry），然后重试。',
      `Installing the packages failed. Check that npm ≥ 8 is installed and that it reaches an npm registry or a mirror of one (npm config get registry), then try again.\n\n${output.trim().split('\n').slice(-15).join('\n')}`,
    )
  }
  say(`✓ 依赖已安装 packages installed (${seconds(started)})`)
}

/** @param {number} started */
export const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`

/**
 * The Node that everything runs on: the one of the lock file, or, on a system it has none for, this machine's own.
 * @returns {string} the path of its executable
 */
export function findNode() {
  const folder = join(root, 'node_modules', nodePackage)
  if (existsSync(join(folder, 'package.json'))) {
    const node = join(folder, readJson(`node_modules/${nodePackage}/package.json`).bin.node)
    if (spawnSync(node, ['--version'], { env: childEnv() }).status === 0) return node
  }
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath
  throw new Problem(
    `本系统（${process.platform}-${process.arch}）没有随附的 Node，需要自行安装 Node ${oldestNode} 或更新版本；现在是 ${process.version}。`,
    `No Node ships for this system (${process.platform}-${process.arch}): install Node ${oldestNode} or newer yourself; this is ${process.version}.`,
  )
}
