/** `npm run verify`: proves the hall's data against its journal, beside the running server. Ends with one line and exit code 0 or 1. */
import fs from 'node:fs'
import path from 'node:path'

import { dataFolder } from './db/folder.ts'
import { errorText } from './db/sqlite-error.ts'
import { runTask } from './worker/tasks.ts'

const folder = path.resolve(process.env.ONEHALL_DATA ?? 'data')
const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  if (!fs.existsSync(dataFolder(folder).database))
    throw new Error(`there is no database in ${folder}; set ONEHALL_DATA to the data folder`)
  const { events, streams, rows, findings, list } = await runTask(folder, 'verify', {})
  for (const finding of list) say(finding)
  if (findings > list.length) say(`… and ${findings - list.length} more`)
  if (findings > 0) say(`verify: FAILED, ${findings} findings`)
  else
    say(
      `verify: ok, ${events} events in ${streams} streams, every chain whole, ${rows} table rows as the journal makes them`,
    )
  process.exitCode = findings > 0 ? 1 : 0
} catch (error) {
  say(`verify: FAILED, ${errorText(error)}`)
  process.exitCode = 1
}
