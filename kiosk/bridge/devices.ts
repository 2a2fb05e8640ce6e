import type { Text } from '@onehall/domain'
import { z } from 'zod'
import type { PrinterNow } from './printer.ts'
import type { ReaderNow } from './reader.ts'

/** What passes between the devices page and the device host: the virtual printer and the card simulator in a person's hands. */

export const printerCondition = z.enum(['ready', 'near-end', 'paper-out', 'cover-open', 'mute', 'loses-paper', 'dies'])
export type PrinterCondition = z.infer<typeof printerCondition>

/** What goes wrong with the next read of the simulator. */
export const readFault = z.enum(['checksum', 'wrong-length', 'split', 'mute', 'refused'])

export const DEVICE_VERBS = {
  setPrinter: z.strictObject({ condition: printerCondition }),
  printTestPage: z.null(),
  layCard: z.strictObject({ key: z.string().max(64) }),
  takeCard: z.null(),
  /** Spoils the next read: each attempt at it. */
  spoilRead: z.strictObject({ fault: readFault }),
  plugReader: z.strictObject({ plugged: z.boolean() }),
  /** Somebody saw to a number that the hall refused. */
  seenTo: z.strictObject({ number: z.string().max(20) }),
} as const
export type DeviceVerb = keyof typeof DEVICE_VERBS

/** A paper that came out; its picture is at `/devices/paper/<id>.svg`. */
export interface PaperNow {
  readonly id: number
  readonly at: number
  /** The words on it, one line each. */
  readonly text: string
  /** What the printer did not understand; null for a clean job. */
  readonly fault: string | null
}

export interface DevicesState {
  readonly demo: boolean
  /** The hall's, in which papers are dated; null before the hall was heard. */
  readonly timeZone: string | null
  readonly printer: {
    readonly address: string
    /** Null for a real printer: its switches are on itself. */
    readonly condition: PrinterCondition | null
    readonly status: PrinterNow
  }
  /** Newest first. */
  readonly papers: readonly PaperNow[]
  readonly reader: {
    readonly address: string
    /** False for a real reader: real cards are laid on it by hand. */
    readonly simulated: boolean
    readonly state: ReaderNow['state']
    readonly problem: string | null
    /** Key of the card that lies on the simulator. */
    readonly lying: string | null
    readonly plugged: boolean
  }
  /** The numbers that this kiosk gave out while the server was away, which the hall refused: somebody has to see to them. */
  readonly refused: readonly { readonly number: string; readonly why: Text }[]
  /** So many that the hall does not know yet. */
  readonly unjoined: number
  readonly cards: readonly { readonly key: string; readonly label: Text }[]
}

export type DeviceAnswer = { readonly ok: true } | { readonly ok: false; readonly why: string }
