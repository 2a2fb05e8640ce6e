import QRCode from 'qrcode'
import { parseCode128 } from './code128.ts'
import { type Head, QR_LEVELS, Refused } from './head.ts'

const CELL_DOTS = 12
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Bar codes, QR, raster images and the process id. Runs the command at the beginning of `bytes` and tells its length; 0 when more
 * bytes are needed, undefined when it is none of these.
 */
export function symbolCommand(head: Head, bytes: Buffer, onProcessId: (id: string) => void): number | undefined {
  if (bytes[0] !== 0x1d) return undefined
  switch (bytes[1]) {
    case 0x48: // GS H: where the plain characters stand
      return setting(bytes, (n) => {
        const plain = (['none', 'above', 'below', 'both'] as const)[n >= 0x30 ? n - 0x30 : n]
        if (!plain) throw new Refused('bad-parameter', `GS H ${n}`)
        head.symbols.plain = plain
      })
    case 0x66: // GS f: font of the plain characters
      return setting(bytes, (n) => {
        if (n !== 0 && n !== 48) throw new Refused('bad-parameter', `GS f ${n}: only font A is here`)
      })
    case 0x77: // GS w: module width
      return setting(bytes, (n) => {
        if (n < 2 || n > 6) throw new Refused('bad-parameter', `GS w ${n}`)
        head.symbols.moduleDots = n
      })
    case 0x68: // GS h: height
      return setting(bytes, (n) => {
        if (n === 0) throw new Refused('bad-parameter', 'GS h 0')
        head.symbols.heightDots = n
      })
    case 0x6b:
      return barcode(head, bytes)
    case 0x76:
      return raster(head, bytes)
    case 0x28:
      return extended(head, bytes, onProcessId)
    default:
      return undefined
  }
}

function setting(bytes: Buffer, set: (n: number) => void): number {
  if (bytes.length < 3) return 0
  set(bytes[2]!)
  return 3
}

function atLineStart(head: Head, command: string): void {
  if (head.line.length > 0) throw new Refused('mid-line', `${command} within a line`)
}

/** GS k 73 n d1…dn: Code128. The older form ends with NUL, which builders forget, so it is refused. */
function barcode(head: Head, bytes: Buffer): number {
  const type = bytes[2]
  if (type === undefined) return 0
  if (type !== 73) throw new Refused('bad-barcode', `GS k ${type}: only Code128 (73) is here`)
  const count = bytes[3]
  if (count === undefined || bytes.length < 4 + count) return 0
  atLineStart(head, 'GS k')
  const symbol = parseCode128(bytes.subarray(4, 4 + count))
  if ('fault' in symbol) throw new Refused('bad-barcode', symbol.fault)
  const { moduleDots, heightDots, plain } = head.symbols
  const dots = symbol.widths.reduce((sum, width) => sum + width, 0) * moduleDots
  if (dots > head.columns * CELL_DOTS) throw new Refused('bad-barcode', `${dots} dots wide`)
  const { text: data, widths } = symbol
  head.items.push({ kind: 'code128', align: head.align, data, widths, moduleDots, heightDots, plain })
  return 4 + count
}

/** GS v 0 m xL xH yL yH d…: a raster image in its natural size. */
function raster(head: Head, bytes: Buffer): number | undefined {
  if (bytes.length < 8) return bytes.length > 2 && bytes[2] !== 0x30 ? undefined : 0
  if (bytes[2] !== 0x30) return undefined
  if (bytes[3] !== 0 && bytes[3] !== 48) throw new Refused('bad-parameter', `GS v 0 ${bytes[3]}`)
  const rowBytes = bytes.readUInt16LE(4)
  const height = bytes.readUInt16LE(6)
  if (rowBytes === 0 || height === 0) throw new Refused('bad-parameter', 'GS v 0: an empty image')
  if (rowBytes * 8 > head.columns * CELL_DOTS) throw new Refused('line-too-wide', `an image of ${rowBytes * 8} dots`)
  const end = 8 + rowBytes * height
  if (bytes.length < end) return 0
  atLineStart(head, 'GS v 0')
  const bits = Uint8Array.from(bytes.subarray(8, end))
  head.items.push({ kind: 'raster', align: head.align, width: rowBytes * 8, height, bits })
  return end
}

/** GS ( H and GS ( k carry their own length: pL pH, then that many bytes. */
function extended(head: Head, bytes: Buffer, onProcessId: (id: string) => void): number | undefined {
  const family = bytes[2]
  if (family === undefined) return 0
  if (family !== 0x48 && family !== 0x6b) return undefined
  if (bytes.length < 5) return 0
  const length = bytes.readUInt16LE(3)
  if (bytes.length < 5 + length) return 0
  const body = bytes.subarray(5, 5 + length)
  if (family === 0x6b) qr(head, body)
  else if (body.length === 6 && body[0] === 0x30 && body[1] === 0x30) onProcessId(body.toString('ascii', 2))
  else throw new Refused('bad-parameter', `GS ( H ${body.toString('hex')}`)
  return 5 + length
}

/** GS ( k 49 fn: model, module size, level, store, print. */
function qr(head: Head, body: Buffer): void {
  const [symbology, fn, first] = body
  if (symbology !== 0x31) throw new Refused('bad-qr', `GS ( k ${symbology}: only QR (49) is here`)
  const { symbols } = head
  if (fn === 65 && body.length === 4) {
    if (first !== 50 || body[3] !== 0) throw new Refused('bad-qr', 'only model 2 is here')
  } else if (fn === 67 && body.length === 3 && first !== undefined && first >= 1 && first <= 16) {
    symbols.qrModuleDots = first
  } else if (fn === 69 && body.length === 3 && QR_LEVELS[(first ?? 0) - 48]) {
    symbols.qrLevel = QR_LEVELS[(first ?? 0) - 48]!
  } else if (fn === 80 && body.length > 3 && first === 48) {
    symbols.qrStored = Buffer.from(body.subarray(3))
  } else if (fn === 81 && body.length === 3 && first === 48) {
    printQr(head)
  } else {
    throw new Refused('bad-qr', `GS ( k ${body.toString('hex', 0, 4)}`)
  }
}

function printQr(head: Head): void {
  atLineStart(head, 'GS ( k')
  const { qrStored, qrLevel, qrModuleDots } = head.symbols
  if (!qrStored) throw new Refused('bad-qr', 'printed before its data was stored')
  let data: string
  let modules: { size: number; data: Uint8Array }
  try {
    data = utf8.decode(qrStored)
    modules = QRCode.create([{ data: qrStored, mode: 'byte' }], { errorCorrectionLevel: qrLevel }).modules
  } catch (error) {
    throw new Refused('bad-qr', error instanceof Error ? error.message : 'no QR holds this')
  }
  const dots = modules.size * qrModuleDots
  if (dots > head.columns * CELL_DOTS) throw new Refused('bad-qr', `${dots} dots wide`)
  const dark = Uint8Array.from(modules.data, (module) => (module ? 1 : 0))
  const { align } = head
  head.items.push({ kind: 'qr', align, data, level: qrLevel, moduleDots: qrModuleDots, side: modules.size, dark })
}
