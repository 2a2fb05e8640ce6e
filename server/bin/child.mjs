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
 * Runs a command in this terminal, hands signals on to it, and answers its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function runHere(command, args, env = childEnv()) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => void child.kill(signal)
    const wait = () => {} // The terminal sent Ctrl-C to the child too: let it end in its own time.
    process.on('SIGTERM', pass)
    process.on('SIGINT', wait)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', wait)
      settle(code ?? 1)
    })
  })
}
