/**
 * One line a happening. Facts are words and numbers of our own vocabulary: ids, numbers on tickets, states, codes. Nothing that was
 * read from a card or typed by a visitor has a place here.
 */
export type Log = (what: string, facts?: { readonly [name: string]: string | number | boolean | null }) => void

export const logToConsole: Log = (what, facts = {}) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), what, ...facts })}\n`)
}
