import { findBrowser } from '../browser.ts'

/** Finds the browser, or installs it, before the tests' own clocks run. */
try {
  const { path } = await findBrowser()
  process.stderr.write(`✓ 浏览器 browser ${path}\n`)
} catch (error) {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`)
}
