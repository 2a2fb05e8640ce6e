import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

/** A log is put aside as `.1` at this size, so that a year of a hall does not fill the disk with it. */
const largest = 20_000_000
const loud = new Set(['warn', 'error', 'fatal'])

/**
 * The log file of one process. Everything goes into it; what a person should see at once goes to the terminal too: plain lines
 * and warnings.
 * @param {string} file
 * @param {(line: string) => void} show
 */
export function openLog(file, show) {
  mkdirSync(dirname(file), { recursive: true })
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  let stream = createWriteStream(file, { flags: 'a' })
  /** @type {string[]} */
  const recent = []

  /** @param {string} line */
  const write = (line) => {
    if (size > largest) {
      stream.end()
      renameSync(file, `${file}.1`)
      stream = createWriteStream(file, { flags: 'a' })
      size = 0
    }
    size += Buffer.byteLength(line) + 1
    stream.write(`${line}\n`)
    recent.push(line)
    if (recent.length > 20) recent.shift()
    const visible = forPerson(line)
    if (visible) show(visible)
  }

  return {
    /** @param {import('node:stream').Readable} output */
    follow: (output) => void createInterface({ input: output }).on('line', write),
    /** The last lines, for a process that cannot start. */
    tail: () => recent.join('\n'),
    close: () => stream.end(),
  }
}

/** @param {string} line */
function forPerson(line) {
  if (!line.startsWith('{')) return line
  try {
    const { level, msg, err } = JSON.parse(line)
    return loud.has(level) ? [msg, err?.message].filter(Boolean).join(': ') : undefined
  } catch {
    return line
  }
}
