import fs from 'node:fs'
import path from 'node:path'

import { copyDatabase } from '../db/copy.ts'
import { dataFolder } from '../db/folder.ts'
import type { TaskContext } from './tasks.ts'

export interface Backup {
  /** A data folder in itself: to restore, put what it holds in place of the damaged one while no server runs. */
  readonly folder: string
  /** Size of the database copy in bytes. */
  readonly bytes: number
  /** Uploaded files that went with it. */
  readonly files: number
}

/**
 * Copies the live database, then the uploaded files (they never change, so every file that the copy refers to is there), then
 * the mode. Whatever is interrupted stays behind under a name that ends in `.part`.
 */
export function backup({ db, paths }: TaskContext): Backup {
  const name = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const folder = path.join(paths.backups, name)
  const part = dataFolder(`${folder}.part`)
  fs.mkdirSync(part.folder, { recursive: true, mode: 0o700 })
  const bytes = copyDatabase(db, part.database)
  let files = 0
  if (fs.existsSync(paths.files)) {
    fs.cpSync(paths.files, part.files, { recursive: true })
    files = fs.readdirSync(part.files, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length
  }
  if (fs.existsSync(paths.mode)) fs.copyFileSync(paths.mode, part.mode)
  fs.renameSync(part.folder, folder)
  return { folder, bytes, files }
}
