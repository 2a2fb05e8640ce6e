import { existsSync, readFileSync } from 'node:fs'

/**
 * Prints `N passed, N failed` from Vitest's report; a file that could not even be loaded counts as one failed. Exit code 1 unless
 * tests ran and all of them passed.
 */
const [file = ''] = process.argv.slice(2)
/** @type {{ status: string, assertionResults: { status: string }[] }[]} */
const files = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : []
const tests = files.flatMap(({ status, assertionResults }) => {
  const results = assertionResults.map((test) => test.status)
  return status === 'failed' && !results.includes('failed') ? [...results, 'failed'] : results
})
/** @param {string} status */
const count = (status) => tests.filter((each) => each === status).length

console.log(`${count('passed')} passed, ${count('failed')} failed`)
process.exitCode = count('passed') > 0 && count('failed') === 0 ? 0 : 1
