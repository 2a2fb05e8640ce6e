import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

type Entry = { optionalDependencies?: Record<string, string>; link?: boolean; version?: string; resolved?: string }
const text = readFileSync(join(resolve(import.meta.dirname, '..'), 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(text) as { packages: Record<string, Entry> }

it('[lock] every optional package of every system stands in the lock file, or `npm ci` refuses it', () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

it('[lock] no registry is named, so that a hall installs from the mirror it has', () => {
  expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/)
})
