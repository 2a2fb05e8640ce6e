import { DatabaseSync } from 'node:sqlite'

import { sqliteFailure } from './sqlite-error.ts'

/** Thrown at start when another process already serves this data folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/** Locks that are held: a connection that nobody refers to would be collected, and its lock would fall unseen. */
const held = new Set<DatabaseSync>()

/**
 * Takes the folder for this process: an exclusive lock of the operating system on a file of its own, so that it falls with
 * the process, however that ends (SIGKILL too), and no stale lock is ever left behind. Returns the release.
 * @throws {FolderInUse} when another server has it.
 */
export function lockFolder(lockFile: string): () => void {
  const lock = new DatabaseSync(lockFile, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (sqliteFailure(error) !== 'busy') throw error
    throw new FolderInUse(
      `Another OneHall server is running on this data folder (${lockFile} is locked). ` +
        'Stop it first, or set ONEHALL_DATA to another folder.',
    )
  }
  held.add(lock)
  return () => {
    held.delete(lock)
    lock.close()
  }
}
