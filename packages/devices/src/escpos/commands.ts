/** ESC/POS commands as bytes. Names and meanings are Epson's command reference. */

/** ESC @: forgets all modes, so that a job starts the same after whatever came before. */
export const INITIALISE = Buffer.from([0x1b, 0x40])
/** FS &: Chinese mode on. Printers with Chinese firmware start in it, others need it; it never harms. */
export const CHINESE_ON = Buffer.from([0x1c, 0x26])
export const LINE_FEED = Buffer.from([0x0a])
/** GS V 66 0: feeds to the cutter and cuts, leaving no part of the last line inside. */
export const FEED_AND_CUT = Buffer.from([0x1d, 0x56, 0x42, 0x00])
/** GS r 1: paper sensor status, answered in order, so after everything sent before it. */
export const ASK_PAPER_IN_ORDER = Buffer.from([0x1d, 0x72, 0x01])

const ALIGN = { left: 0, centre: 1, right: 2 } as const
export type Align = keyof typeof ALIGN

export function align(to: Align): Buffer {
  return Buffer.from([0x1b, 0x61, ALIGN[to]])
}

export function bold(on: boolean): Buffer {
  return Buffer.from([0x1b, 0x45, on ? 1 : 0])
}

export function inverse(on: boolean): Buffer {
  return Buffer.from([0x1d, 0x42, on ? 1 : 0])
}

/** GS !: width and height multipliers, 1 to 8, for ASCII and Chinese alike. */
export function size(width: number, height: number): Buffer {
  return Buffer.from([0x1d, 0x21, ((width - 1) << 4) | (height - 1)])
}

/** ESC d: prints and feeds n lines. */
export function feed(lines: number): Buffer {
  return Buffer.from([0x1b, 0x64, lines])
}

/** DLE EOT n: real-time status, answered at once, also off-line. 1 printer, 2 why off-line, 4 paper. */
export function askStatus(n: 1 | 2 | 4): Buffer {
  return Buffer.from([0x10, 0x04, n])
}

/** GS ( H 48: the printer answers with this id when everything before it has been processed. Four printable ASCII characters. */
export function askProcessId(id: string): Buffer {
  return Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]), Buffer.from(id, 'ascii')])
}
