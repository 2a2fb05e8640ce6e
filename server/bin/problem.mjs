/** A thing a person can mend: said in Chinese and English, without a stack. */
export class Problem extends Error {
  /** @param {string} zh @param {string} en */
  constructor(zh, en) {
    super(`${zh}\n  ${en}`)
  }
}

/**
 * Progress goes to stderr: stdout belongs to what was asked for (`--json`).
 * @param {string} line
 */
export const say = (line) => void process.stderr.write(`${line}\n`)

/**
 * Runs a script's main function; a problem is printed as it reads, anything else with its stack. The exit code is then 1.
 * @param {() => Promise<number | void>} main answers the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    say(error instanceof Problem ? `\n✗ ${error.message}\n` : `\n✗ ${error instanceof Error ? error.stack : error}\n`)
    process.exitCode = 1
  }
}
