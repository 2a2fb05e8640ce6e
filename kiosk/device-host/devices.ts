import {
  makeCardReader,
  makePrinter,
  makeSerialTransport,
  makeTcpTransport,
  startCardSimulator,
  startVirtualPrinter,
  type ByteTransport,
  type CardReader,
  type CardSimulator,
  type Clock,
  type Printer,
  type VirtualPrinter,
} from '@onehall/devices'
import { addressText, type DeviceAddress } from './settings.ts'

/** Something that hangs on this machine: itself, where it is, and the simulation behind it if it is none of iron. */
export interface Device<T, S> {
  readonly device: T
  readonly address: string
  readonly simulated: S | null
  stop(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
const BAUD_RATE = 115_200

/** The receipt printer: at its address, or a virtual one that shows its paper. */
export async function openPrinter(at: DeviceAddress, clock: Clock): Promise<Device<Printer, VirtualPrinter>> {
  if (at.kind !== 'simulated')
    return real(
      makePrinter(() => Promise.resolve(transportTo(at)), clock),
      at,
    )
  const simulated = await startVirtualPrinter({ port: 0, host: LOOPBACK })
  const address = { kind: 'tcp', host: LOOPBACK, port: simulated.port } as const
  const device = makePrinter(() => Promise.resolve(transportTo(address)), clock)
  return { device, address: addressText(address), simulated, stop: () => simulated.stop() }
}

/** The card reader: at its address, or a simulated one that speaks the same protocol. Not started yet. */
export async function openReader(at: DeviceAddress, clock: Clock): Promise<Device<CardReader, CardSimulator>> {
  const reader = (address: Exclude<DeviceAddress, { kind: 'simulated' }>): CardReader =>
    makeCardReader({ connect: () => Promise.resolve(transportTo(address)), clock, baudRate: BAUD_RATE })
  if (at.kind !== 'simulated') return real(reader(at), at)
  const simulated = await startCardSimulator({ port: 0, host: LOOPBACK })
  const address = { kind: 'tcp', host: LOOPBACK, port: simulated.port } as const
  return { device: reader(address), address: addressText(address), simulated, stop: () => simulated.stop() }
}

function real<T>(device: T, at: DeviceAddress): Device<T, never> {
  return { device, address: addressText(at), simulated: null, stop: () => Promise.resolve() }
}

function transportTo(at: Exclude<DeviceAddress, { kind: 'simulated' }>): ByteTransport {
  return at.kind === 'tcp' ? makeTcpTransport(at) : makeSerialTransport({ path: at.path, baudRate: BAUD_RATE })
}
