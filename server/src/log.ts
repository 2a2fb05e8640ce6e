import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Wherever one of these keys appears, in what depth up to three, its value is not written. */
const PRIVATE = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'person',
  'name',
  'displayName',
  'idNumber',
  'mobile',
  'phone',
  'body',
  'query',
]

/**
 * The server's log: JSON lines without personal data, secrets and typed text. An error is its type, message and stack; what is
 * refused is logged by reason alone, since a message may quote what was typed.
 */
export function makeLog(level = 'info', destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '·' },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** A log whose every line names the command it is about. */
export function commandLog(log: Log, commandId: string): Log {
  return log.child({ commandId })
}
