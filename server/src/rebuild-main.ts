/** Makes the read-model tables anew from the journal. Refused while a server runs on the data folder. */
import fs from 'node:fs'
import path from 'node:path'

import { openDatabase } from './db/database.ts'
import { dataFolder } from './db/folder.ts'
import { errorText } from './db/sqlite-error.ts'
import { PLATFORM } from './outbox/owed.ts'
import { rebuild } from './read-model/rebuild.ts'

const folder = path.resolve(process.env.ONEHALL_DATA ?? 'data')
try {
  if (!fs.existsSync(dataFolder(folder).database))
    throw new Error(`there is no database in ${folder}; set ONEHALL_DATA to the data folder`)
  const database = openDatabase(folder)
  try {
    const { events, rows } = rebuild(database.connection, PLATFORM)
    process.stdout.write(`rebuild: ok, ${rows} table rows from ${events} events\n`)
  } finally {
    await database.close()
  }
} catch (error) {
  process.stdout.write(`rebuild: FAILED, nothing is changed: ${errorText(error)}\n`)
  process.exitCode = 1
}
