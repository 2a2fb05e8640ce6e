import { spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole repository; every path and every child process starts from it. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The environment of a child: tools of the lock file come first.
 * @param {NodeJS.ProcessEnv} [extra]
 */
export function childEnv(extra = {}) {
  const path = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...process.env,
    [path]: `${resolve(root, 'node_modules/.bin')}${delimiter}${process.env[path] ?? ''}`,
    ...extra,
  }
}

/**
 * Runs a command to its end and keeps what it said.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runQuietly(command, args, { cwd = root, env = childEnv(), shell = false } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {Buffer[]} */
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => settle({ ok: false, output: error.message }))
    child.on('close', (code) => settle({ ok: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}

/**
 * Calls back when the npm that launched this script is gone. A SIGTERM sent to npm ends npm and its shell, but never reaches the
 * script; its parent then changes. A script that was started without npm may outlive its parent.
 * @param {() => void} then
 * @returns {() => void} stops watching
 */
export function onceNpmIsGone(then) {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return () => {}
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    then()
  }, 250)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Runs a command in this terminal, hands signals on to it, and answers its exit code.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runHere(command, args) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, { cwd: root, env: childEnv(), stdio: 'inherit' })
    const pass = () => void child.kill('SIGTERM')
    const unwatch = onceNpmIsGone(pass)
    const wait = () => {} // The terminal sent Ctrl-C to the child too: let it end in its own time.
    process.on('SIGTERM', pass)
    process.on('SIGINT', wait)
    child.on('error', reject)
    child.on('close', (code) => {
      unwatch()
      process.off('SIGTERM', pass)
      process.off('SIGINT', wait)
      settle(code ?? 1)
    })
  })
}
