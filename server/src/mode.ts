import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Prisma } from './db/prisma.ts'

/** `demo`: sample accounts, this machine only, the ribbon 演示. `real`: TLS, accounts made by an administrator. */
export type Mode = 'demo' | 'real'

const modeFile = z.object({ mode: z.enum(['demo', 'real']) })

/** The data folder was set up otherwise. The message is for whoever started the server. */
class ModeRefused extends Error {
  override readonly name = 'ModeRefused'
}

/**
 * The mode of this data folder: chosen at its first start and never again. It stands in `mode.json` and in the database, so
 * that a lost or edited file cannot make a demo of a real hall or a real hall of a demo.
 * @param asked `ONEHALL_MODE`; without it a new folder is a demo
 * @throws {ModeRefused} when it is asked for another mode, or file and database disagree
 */
export async function fixMode(file: string, prisma: Pick<Prisma, 'meta'>, asked: string | undefined): Promise<Mode> {
  if (asked !== undefined && asked !== '' && asked !== 'demo' && asked !== 'real') {
    throw new ModeRefused(`ONEHALL_MODE 只能是 real 或 demo。 ONEHALL_MODE must be real or demo.`)
  }
  const stored = (await prisma.meta.findUnique({ where: { key: 'mode' } }))?.value as Mode | undefined
  const written = readModeFile(file)
  if (stored !== undefined && written !== undefined && stored !== written) {
    throw new ModeRefused(
      `${file} 与数据库不一致：数据是 ${stored}。 ${file} says ${written}, but this data is ${stored}. Put the file back as it was.`,
    )
  }
  const mode = stored ?? written ?? ((asked || 'demo') as Mode)
  if (asked && asked !== mode) {
    throw new ModeRefused(
      `此数据文件夹是${mode === 'demo' ? '演示' : '正式'}模式，不能改变；请换一个 ONEHALL_DATA。 ` +
        `This data folder is in ${mode} mode and can never change. Set ONEHALL_DATA to another folder for ${asked} mode.`,
    )
  }
  if (stored === undefined) await prisma.meta.create({ data: { key: 'mode', value: mode } })
  if (written === undefined) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, `${JSON.stringify({ mode })}\n`)
  }
  return mode
}

function readModeFile(file: string): Mode | undefined {
  if (!fs.existsSync(file)) return undefined
  try {
    return modeFile.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).mode
  } catch {
    throw new ModeRefused(`${file} 无法读取。 ${file} cannot be read: it must hold {"mode":"demo"} or {"mode":"real"}.`)
  }
}

/** A demo is for this machine alone; a real hall is for its network. */
export function listenHost(mode: Mode): string {
  return mode === 'demo' ? '127.0.0.1' : '0.0.0.0'
}
