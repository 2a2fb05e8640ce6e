import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const run = promisify(execFile)

/** No sandbox (tests run as root in containers), no GPU, and nothing that asks the network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const windows = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
/** Where a browser of the Chromium family is installed, the most usual place first. */
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
    .map((name) => `/usr/bin/${name}`)
    .concat('/opt/google/chrome/chrome', '/snap/bin/chromium'),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap((path) =>
    windows.filter((folder) => folder !== undefined).map((folder) => join(folder, path)),
  ),
}

/** A browser that is there, and why it would not run if so. */
type Found = { readonly path: string; readonly args: readonly string[] } | { readonly missing: string }

async function installed(): Promise<Found> {
  for (const path of places[process.platform] ?? []) {
    const there = await access(path).then(
      () => true,
      () => false,
    )
    if (there) return { path, args: flags }
  }
  return { missing: 'no Chrome, Chromium or Edge is installed in its usual place' }
}

/** The binary inside the npm package; it wants the system libraries that every desktop Linux has. */
export async function packaged(): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      missing: `the browser of @sparticuz/chromium is for linux-x64, this is ${process.platform}-${process.arch}`,
    }
  }
  try {
    const path = await sparticuz.executablePath()
    await run(path, ['--version'])
    return { path, args: [...flags, '--headless=shell'] }
  } catch (error) {
    return { missing: `the browser of @sparticuz/chromium does not run: ${String(error).trim()}` }
  }
}

async function fromDebian(): Promise<Found> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return { missing: "Debian's chromium was not installed: these tests do not run as root" }
  }
  try {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1e8 }
    await run('apt-get', ['update', '-q'], options)
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], options)
    return { path: '/usr/bin/chromium', args: flags }
  } catch (error) {
    return { missing: `apt-get could not install chromium: ${String(error).trim().split('\n').at(-1)}` }
  }
}

let found: Promise<{ path: string; args: readonly string[] }> | undefined

/**
 * The browser that the tests use: an installed one, else the one inside the npm package, else Debian's when the tests may install it.
 * @throws when there is none, with what is missing; no test is ever skipped for it
 */
export function findBrowser(): Promise<{ path: string; args: readonly string[] }> {
  found ??= (async () => {
    const reasons: string[] = []
    for (const look of [installed, packaged, fromDebian]) {
      const answer = await look()
      if ('path' in answer) return answer
      reasons.push(answer.missing)
    }
    throw new Error(
      `The browser tests need a browser of the Chromium family. Install one, then run them again:\n- ${reasons.join('\n- ')}`,
    )
  })()
  return found
}

/** A headless browser with a profile of its own, which is gone when it is closed. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, args } = await findBrowser()
  return chromium.launch({ executablePath: path, args: [...args], headless: true })
}
