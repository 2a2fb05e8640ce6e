/** `npm run backup`: a checked copy of the hall's data, beside the running server. */
import fs from 'node:fs'
import path from 'node:path'

import { dataFolder } from './db/folder.ts'
import { errorText } from './db/sqlite-error.ts'
import { runTask } from './worker/tasks.ts'

const folder = path.resolve(process.env.ONEHALL_DATA ?? 'data')
try {
  const { database } = dataFolder(folder)
  if (!fs.existsSync(database))
    throw new Error(`There is no database in ${folder}. Set ONEHALL_DATA to the data folder.`)
  const backup = await runTask(folder, 'backup', {})
  process.stdout.write(
    `Backup written to ${backup.folder}: database ${(backup.bytes / 1_000_000).toFixed(1)} MB, checked; ${backup.files} files.\n`,
  )
} catch (error) {
  process.stderr.write(`Backup failed: ${errorText(error)}\n`)
  process.exitCode = 1
}
