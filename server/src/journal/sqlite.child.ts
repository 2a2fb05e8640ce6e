/** A process that appends until it is stopped: `node sqlite.child.ts <folder> until-refused|until-killed`. */
import fs from 'node:fs'

import { openDatabase } from '../db/database.ts'
import { sampleAppend, sampleCommand, sampleRow, sampleTicket } from './sample.ts'

const [, , folder = '', until] = process.argv
const { journal } = openDatabase(folder)
const data = JSON.stringify('x'.repeat(until === 'until-refused' ? 20_000 : 100))

for (let seq = (await journal.lastSeq()) + 1; ; seq++) {
  const row = sampleRow(seq, { data })
  const commands = [sampleCommand(`command-${seq}`)]
  const outcome = await journal.append(sampleAppend([row], { commands, tables: { ticket: [sampleTicket(`t${seq}`)] } }))
  if (outcome.kind !== 'committed') {
    const read = (await journal.readAfter(0, 1_000_000)).length
    fs.writeSync(1, JSON.stringify({ committed: seq - 1, outcome: outcome.kind, read }))
    break
  }
  if (until === 'until-killed') fs.writeSync(1, `${seq}\n`)
}
