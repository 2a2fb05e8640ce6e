import { join, resolve } from 'node:path'

/** Where a device hangs. */
export type DeviceAddress =
  | { readonly kind: 'simulated' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string }

export interface Settings {
  /** Loopback port of the kiosk page. */
  readonly port: number
  /** Origin of the hall server. */
  readonly hallUrl: string
  /** The hall that a demo lets this kiosk into; undefined for the first. Elsewhere it is the hall of the administrator who approves it. */
  readonly hall: string | undefined
  readonly tokenFile: string
  readonly printer: DeviceAddress
  readonly reader: DeviceAddress
  /** Synthetic cards for the simulator; null = the ones that come with the kiosk. */
  readonly cardsFile: string | null
  /** The built pages. */
  readonly pages: string
}

/** A setting that nobody could have meant; the message names it, in both languages. */
export class SettingError extends Error {}

/**
 * What the environment says: `KIOSK_PORT`, `HALL_URL`, `KIOSK_HALL`, `ONEHALL_DATA`, `PRINTER=tcp://host:9100`,
 * `CARD_READER=tcp://host:port|serial:/dev/ttyUSB0`, `CARDS` (a file). Throws a SettingError.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const data = resolve(env.ONEHALL_DATA || 'data')
  return {
    port: portIn(env.KIOSK_PORT || '8081', 'KIOSK_PORT'),
    hallUrl: originIn(env.HALL_URL || 'http://127.0.0.1:8080'),
    hall: env.KIOSK_HALL || undefined,
    tokenFile: join(data, 'kiosk', 'token.json'),
    printer: addressIn(env.PRINTER, 'PRINTER', ['tcp']),
    reader: addressIn(env.CARD_READER, 'CARD_READER', ['tcp', 'serial']),
    cardsFile: env.CARDS ? resolve(env.CARDS) : null,
    pages: resolve(import.meta.dirname, '../dist'),
  }
}

/** As it is shown on the devices page. */
export function addressText(address: DeviceAddress): string {
  switch (address.kind) {
    case 'simulated':
      return 'simulated'
    case 'tcp':
      return `tcp://${address.host}:${address.port}`
    case 'serial':
      return `serial:${address.path}`
  }
}

function portIn(text: string, name: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new SettingError(`${name} 应为 0 到 65535 的整数 · ${name} must be a number from 0 to 65535`)
}

function originIn(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin
  throw new SettingError('HALL_URL 应为 http(s)://主机:端口 · HALL_URL must read http(s)://host:port')
}

function addressIn(text: string | undefined, name: string, kinds: readonly string[]): DeviceAddress {
  if (!text) return { kind: 'simulated' }
  const serial = /^serial:(.+)$/.exec(text)
  if (serial !== null && kinds.includes('serial')) return { kind: 'serial', path: serial[1]! }
  const url = text.startsWith('tcp://') && URL.canParse(text) ? new URL(text) : null
  if (url !== null && url.hostname !== '' && url.port !== '') {
    // IPv6 hosts stand in brackets in a URL and without them everywhere else.
    return { kind: 'tcp', host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) }
  }
  const forms = kinds.includes('serial') ? 'tcp://host:port | serial:/dev/ttyUSB0' : 'tcp://host:9100'
  throw new SettingError(`${name} 应写作 ${forms} · ${name} must read ${forms}`)
}
