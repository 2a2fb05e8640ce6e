import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes the file whole and waits until the disk has it: after a cut of the power it is the old one or the new one. */
export function writeDurably(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const fresh = `${path}.new`
  withFile(fresh, 'w', (file) => {
    writeSync(file, text)
    fsyncSync(file)
  })
  renameSync(fresh, path)
  // A folder cannot be opened on Windows, where the rename itself is in the journal of the file system.
  if (process.platform !== 'win32') withFile(dirname(path), 'r', fsyncSync)
}

function withFile(path: string, flags: string, run: (file: number) => void): void {
  const file = openSync(path, flags, 0o600)
  try {
    run(file)
  } finally {
    closeSync(file)
  }
}
