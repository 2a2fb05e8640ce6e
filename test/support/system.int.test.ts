import { existsSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { startSystem } from './system.ts'

const isUp = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

it('[start] the three processes start over an empty folder, survive a killed server, and end without anything left', async () => {
  const system = await startSystem()
  onTestFinished(() => system.stop())
  const { hall, kiosk, platform, data } = system
  expect(system.account('clerk1').roles).toContain('clerk')
  expect([await isUp(`${hall}/healthz`), await isUp(`${kiosk}/devices/`), await isUp(`${platform}/`)]).toEqual([
    true,
    true,
    true,
  ])

  await system.killServer()
  expect([await isUp(`${hall}/healthz`), await isUp(`${kiosk}/devices/`)]).toEqual([false, true])
  await system.restartServer()
  expect(await isUp(`${hall}/healthz`)).toBe(true)

  await system.stopSandbox()
  expect(await isUp(`${platform}/`)).toBe(false)
  await system.startSandbox()
  expect(await isUp(`${platform}/`)).toBe(true)

  expect(system.errors()).toEqual([])
  await system.stop()
  expect([await isUp(`${hall}/healthz`), await isUp(`${kiosk}/`), await isUp(`${platform}/`)]).toEqual([
    false,
    false,
    false,
  ])
  expect(existsSync(data)).toBe(false)
})
