import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real pseudo-terminal whose other end is a pipe of ours: what a serial device would see and send. */
interface Pty {
  readonly path: string
  write(bytes: Uint8Array): void
  onData(listener: (chunk: Buffer) => void): void
  /** Pulls the cable. */
  drop(): Promise<void>
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Serial lines are tested over a real terminal; without one the test fails and says what to install. */
function requireSocat(): void {
  if (runs('socat', '-V')) return
  if (process.getuid?.() === 0 && runs('apt-get', '--version')) {
    if (!runs('apt-get', 'install', '-y', 'socat')) {
      runs('apt-get', 'update')
      runs('apt-get', 'install', '-y', 'socat')
    }
    if (runs('socat', '-V')) return
  }
  throw new Error(
    'socat is missing: install the Debian package socat, the serial line is tested over its pseudo-terminal',
  )
}

export async function makePty(): Promise<Pty> {
  requireSocat()
  const folder = mkdtempSync(join(tmpdir(), 'onehall-pty-'))
  const path = join(folder, 'tty')
  const child: ChildProcess = spawn('socat', [`PTY,link=${path},raw,echo=0`, 'STDIO'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin?.on('error', () => {})
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (!existsSync(path) && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve))
  return {
    path,
    write: (bytes) => void child.stdin?.write(bytes),
    onData: (listener) => void child.stdout?.on('data', listener),
    async drop() {
      child.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
