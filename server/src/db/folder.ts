import path from 'node:path'

/** What stands where in `ONEHALL_DATA`. Everything that must be kept is here and nowhere else. */
export interface DataFolder {
  readonly folder: string
  readonly database: string
  /** Held by the running server; it keeps no data. */
  readonly lock: string
  readonly backups: string
  /** Uploaded files, by content. */
  readonly files: string
  /** Demo or real, written once at setup. */
  readonly mode: string
}

export function dataFolder(folder: string): DataFolder {
  const at = (name: string) => path.join(folder, name)
  return {
    folder,
    database: at('onehall.db'),
    lock: at('onehall.lock'),
    backups: at('backups'),
    files: at('files'),
    mode: at('mode.json'),
  }
}
