import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './child.mjs'

const cache = join(root, 'node_modules/.cache/onehall')
const leftOut = new Set(['node_modules', 'dist', '.tsc', 'generated'])

/**
 * One hash over the content of files and folders. Tests, their fixtures and what was itself made do not count.
 * @param {string[]} paths from the root
 */
export function contentHash(paths) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const add = (path) =>
    void hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  /** @param {string} folder */
  const walk = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`
      if (leftOut.has(entry.name) || /\.(test|fixture)\./.test(entry.name)) continue
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) add(path)
    }
  }
  for (const path of paths.filter((path) => existsSync(join(root, path)))) {
    if (readdirSafe(path)) walk(path)
    else add(path)
  }
  return hash.digest('hex')
}

/** @param {string} path */
function readdirSafe(path) {
  try {
    return readdirSync(join(root, path))
  } catch {
    return undefined
  }
}

/**
 * Makes something again only when its sources changed or its result is gone.
 * @param {{ name: string, sources: string[], result: string, make: () => Promise<void> }} thing paths from the root
 */
export async function makeIfChanged({ name, sources, result, make }) {
  const stamp = join(cache, name)
  const hash = contentHash(sources)
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  await make()
  mkdirSync(cache, { recursive: true })
  writeFileSync(stamp, hash)
}
