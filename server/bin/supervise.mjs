import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './child.mjs'
import { openLog } from './log.mjs'
import { Problem, say } from './problem.mjs'

const longestPauseMs = 5_000
/** A process that lived this long is well: the next death starts from the shortest pause again. */
const steadyMs = 30_000
const stopWithinMs = 15_000
const hopelessAfter = 3

/**
 * Keeps one process running: a death is followed by a new start, after 250 ms, 500 ms, … 5 s.
 * @param {{ title: string, node: string, script: string, env: NodeJS.ProcessEnv, logFile: string, hear?: ((message: any) => void) | undefined }} what
 * `hear` gets what the process says over its link: that stands in no log
 */
export function keepRunning({ title, node, script, env, logFile, hear }) {
  const log = openLog(logFile, (line) => say(`[${title}] ${line}`))
  const link = pathToFileURL(join(root, 'server/bin/link.mjs')).href
  let wasReady = false
  let stopping = false
  let deaths = 0
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  /** @type {import('node:child_process').ChildProcess} */
  let child
  /** @type {Promise<void>} */
  let ended

  const start = () => {
    const started = Date.now()
    // A group of its own, so that Ctrl-C reaches the supervisor alone and everything stops in order.
    const detached = process.platform !== 'win32'
    child = spawn(node, ['--import', link, script], {
      cwd: root,
      env,
      detached,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      windowsHide: true,
    })
    if (child.stdout) log.follow(child.stdout)
    if (child.stderr) log.follow(child.stderr)
    if (hear) child.on('message', hear)
    ended = new Promise((settle) => {
      /** @param {string} how */
      const over = (how) => {
        settle()
        if (!stopping) again(how, Date.now() - started)
      }
      // Not `close`: a process whose link was cut from here never says it.
      child.once('exit', (code, signal) => over(signal ?? `code ${code}`))
      child.once('error', (error) => child.pid === undefined && over(error.message))
    })
  }

  /**
   * @param {string} how
   * @param {number} lived
   */
  const again = (how, lived) => {
    deaths = lived > steadyMs ? 1 : deaths + 1
    const pause = Math.min(250 * 2 ** (deaths - 1), longestPauseMs)
    if (wasReady) say(`! ${title} 意外结束，${pause} 毫秒后重启 ended (${how}), starts again in ${pause} ms`)
    timer = setTimeout(start, pause)
  }

  start()
  return {
    /** The process id of the moment, for tests that kill it. */
    pid: () => child.pid,

    /**
     * Waits until the probe answers something; that is then the result.
     * @template T
     * @param {() => Promise<T | undefined>} probe
     * @param {number} [withinMs]
     * @returns {Promise<T>}
     * @throws {Problem} when the process died three times or did not get there in time
     */
    async ready(probe, withinMs = 60_000) {
      for (const until = Date.now() + withinMs; Date.now() < until; await pauseMs(50)) {
        const answer = await probe()
        if (answer !== undefined) {
          wasReady = true
          return answer
        }
        if (deaths >= hopelessAfter || stopping) break
      }
      throw new Problem(
        `${title} 启动失败，完整日志见 ${logFile}`,
        `It could not start; its whole log is ${logFile}. Its last lines:\n\n${log.tail()}`,
      )
    },

    /** Asks the process to end and waits for it; one that does not end in 15 s is killed. */
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (child.connected) child.disconnect()
      const patience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
      await ended
      clearTimeout(patience)
      log.close()
    },
  }
}

/** @param {number} ms */
const pauseMs = (ms) => new Promise((wake) => setTimeout(wake, ms))
