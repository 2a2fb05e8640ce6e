import * as booking from './booking.ts'
import * as card from './card.ts'
import * as choose from './choose.ts'
import * as found from './found.ts'
import * as frame from './frame.ts'
import * as item from './item.ts'
import * as line from './line.ts'
import * as notice from './notice.ts'
import * as number from './number.ts'
import * as rest from './rest.ts'

/** Texts of the kiosk. Chinese is written first; the compiler demands the English of each. */
export const zh = {
  ...booking.zh,
  ...card.zh,
  ...choose.zh,
  ...found.zh,
  ...frame.zh,
  ...item.zh,
  ...line.zh,
  ...notice.zh,
  ...number.zh,
  ...rest.zh,
} as const

export type TextKey = keyof typeof zh

export const en: { readonly [K in TextKey]: string } = {
  ...booking.en,
  ...card.en,
  ...choose.en,
  ...found.en,
  ...frame.en,
  ...item.en,
  ...line.en,
  ...notice.en,
  ...number.en,
  ...rest.en,
}
