import { BinaryBitmap, Code128Reader, HybridBinarizer, RGBLuminanceSource } from '@zxing/library'
import jsQRModule from 'jsqr'
import { describe, expect, test } from 'vitest'
import { makeRandom } from '../random.fixture.ts'
import { interpret } from './interpret.ts'
import { parseCode128 } from './code128.ts'
import { renderPaperSvg } from './paper-svg.ts'
import { ticketSample } from './samples.fixture.ts'
import { encodeTicket } from './ticket.ts'

// The package is CommonJS: its function is the module's default or the default of that.
const jsQR = ('default' in jsQRModule ? jsQRModule.default : jsQRModule) as typeof jsQRModule.default

interface Picture {
  readonly width: number
  readonly height: number
  /** 0 black, 255 white. */
  readonly grey: Uint8ClampedArray
}

const QUIET = 24

/** Draws the rectangles of one path of the picture into dots, as a screen would, and points the scanner at it. */
function pictureOf(svg: string, name: 'qr' | 'code128'): Picture {
  const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const path = new RegExp(`<path class="${name}"[^>]* d="([^"]*)"`).exec(svg)?.[1] ?? ''
  const boxes = [...path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)].map((match) => match.slice(1).map(Number))
  const top = Math.min(...boxes.map((box) => box[1]!)) - QUIET
  const height = Math.max(...boxes.map((box) => box[1]! + box[3]!)) + QUIET - top
  const grey = new Uint8ClampedArray(width * height).fill(255)
  for (const [x = 0, y = 0, w = 0, h = 0] of boxes) {
    for (let row = y - top; row < y - top + h; row++) grey.fill(0, row * width + x, row * width + x + w)
  }
  return { width, height, grey }
}

function scanQr({ width, height, grey }: Picture): string | undefined {
  const rgba = new Uint8ClampedArray(width * height * 4)
  grey.forEach((value, i) => rgba.fill(value, i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4))
  return jsQR(rgba, width, height)?.data
}

function scanBars({ width, height, grey }: Picture): string {
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)))
  return new Code128Reader().decode(bitmap).getText()
}

function svgOf(job: Buffer, columns: 32 | 48 = 48): string {
  const result = interpret(job, columns)
  if (!result.ok) throw new Error(result.fault.detail)
  return renderPaperSvg(result.papers[0]!)
}

describe('picture of the paper', () => {
  test('[P40] a scanner reads the QR from the picture', () => {
    expect(scanQr(pictureOf(svgOf(encodeTicket(ticketSample)), 'qr'))).toBe(ticketSample.qrUrl)
    expect(scanQr(pictureOf(svgOf(encodeTicket(ticketSample, 58), 32), 'qr'))).toBe(ticketSample.qrUrl)
  })

  test('[P41] a scanner reads the Code128 from the picture', () => {
    expect(scanBars(pictureOf(svgOf(encodeTicket(ticketSample)), 'code128'))).toBe(ticketSample.flowNo)
  })

  test('[P41] every printable character comes back from its bars', () => {
    const random = makeRandom()
    const characters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
      (char) => !'{'.includes(char),
    )
    for (let at = 0; at < characters.length; at += 10) {
      const flowNo = [...characters.slice(at, at + 10).join(''), random.pick(characters)].join('').trim()
      expect(scanBars(pictureOf(svgOf(encodeTicket({ ...ticketSample, flowNo })), 'code128'))).toBe(flowNo)
    }
  })

  test('[P42] pairs of digits and changes of code set are read', () => {
    const symbol = parseCode128(Buffer.from('{C\x14\x1a{BA{{{A\x01', 'latin1'))
    expect(symbol).toMatchObject({ text: '2026A{\x01' })
    const job = Buffer.concat([
      Buffer.from('1d7702 1d6b490c'.replace(' ', ''), 'hex'),
      Buffer.from('{C\x14\x1a\x03\x04{B-05x', 'latin1'),
      Buffer.from('1d5601', 'hex'),
    ])
    job[6] = job.length - 7 - 3
    expect(scanBars(pictureOf(svgOf(job), 'code128'))).toBe('20260304-05x')
  })

  test('[P43] the picture is well-formed whatever stands on the paper, and carries no ids, styles or scripts', () => {
    const svg = svgOf(encodeTicket({ ...ticketSample, queueName: `<script>"&'` }))
    expect(svg).toContain('>&lt;</text>')
    expect(svg).not.toMatch(/<script|<style| id=| on\w+=/)
    const tags = [...svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)]
    const open: string[] = []
    for (const [, closes, name, selfClosed] of tags) {
      if (closes) expect(open.pop()).toBe(name)
      else if (!selfClosed) open.push(name!)
    }
    expect(open).toEqual([])
  })
})
