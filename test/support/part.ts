import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

/** One real process of the system. */
export interface Part {
  /** Starts it and resolves once it answers. Throws with its last words when it ends before that. */
  start(extra?: NodeJS.ProcessEnv): Promise<void>
  /** Asks it to end. Throws when it does not end by itself with code 0: something was left open. */
  stop(): Promise<void>
  /** SIGKILL: nothing is closed, nothing is written any more. */
  kill(): Promise<void>
  isRunning(): boolean
  /** Everything it said, over all of its lives. */
  said(): string
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const link = new URL('../../server/bin/link.mjs', import.meta.url).href
const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 15_000

/**
 * A process as `npm start` keeps it: with a link, so that it ends when the tests end, however they do.
 * @param answers whether it is ready to be used
 */
export function makePart(title: string, script: string, env: NodeJS.ProcessEnv, answers: () => Promise<boolean>): Part {
  let child: ChildProcess | null = null
  let ended: Promise<unknown> = Promise.resolve()
  let said = ''
  const isRunning = (): boolean => child !== null && child.exitCode === null && child.signalCode === null

  return {
    isRunning,
    said: () => said,
    async start(extra = {}) {
      if (isRunning()) throw new Error(`${title} runs already`)
      const started = spawn(process.execPath, ['--import', link, script], {
        cwd: root,
        env: { ...process.env, ...env, ...extra },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      child = started
      ended = once(started, 'exit')
      for (const stream of [started.stdout, started.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
      const patience = { timeout: READY_WITHIN_MS, interval: 50 }
      await vi.waitUntil(async () => !isRunning() || answers(), patience).catch(() => {})
      if (!isRunning() || !(await answers())) throw new Error(`${title} did not start:\n${said.slice(-3_000)}`)
    },
    async stop() {
      if (!isRunning()) return
      const stopping = child!
      const patience = setTimeout(() => stopping.kill('SIGKILL'), STOP_WITHIN_MS)
      stopping.disconnect()
      await ended
      clearTimeout(patience)
      if (stopping.exitCode !== 0) {
        throw new Error(
          `${title} ended with ${stopping.signalCode ?? `code ${stopping.exitCode}`}:\n${said.slice(-3_000)}`,
        )
      }
    },
    async kill() {
      child?.kill('SIGKILL')
      await ended
    },
  }
}
