import { describe, expect, test } from 'vitest'
import { readSettings, SettingError } from './settings.ts'

describe('settings of the device host', () => {
  test('[K1] without settings everything is simulated and on loopback', () => {
    expect(readSettings({})).toMatchObject({
      port: 8081,
      hallUrl: 'http://127.0.0.1:8080',
      printer: { kind: 'simulated' },
      reader: { kind: 'simulated' },
    })
  })

  test('[K1] a printer and a reader are named by address', () => {
    const { printer, reader } = readSettings({ PRINTER: 'tcp://10.0.0.7:9100', CARD_READER: 'serial:/dev/ttyUSB0' })
    expect({ printer, reader }).toEqual({
      printer: { kind: 'tcp', host: '10.0.0.7', port: 9100 },
      reader: { kind: 'serial', path: '/dev/ttyUSB0' },
    })
    expect(readSettings({ PRINTER: 'tcp://[::1]:9100' }).printer).toEqual({ kind: 'tcp', host: '::1', port: 9100 })
  })

  test.each([
    { PRINTER: 'tcp:/10.0.0.7' },
    { PRINTER: 'tcp://10.0.0.7' },
    { PRINTER: 'serial:/dev/ttyUSB0' },
    { CARD_READER: '/dev/ttyUSB0' },
    { KIOSK_PORT: '80a' },
    { HALL_URL: 'ftp://hall' },
  ])('[K2] a setting nobody could have meant is refused by name: %o', (env) => {
    expect(() => readSettings(env)).toThrow(SettingError)
    expect(() => readSettings(env)).toThrow(Object.keys(env)[0]!)
  })
})
