import { SerialPort } from 'serialport'
import { makeLine } from './line.ts'
import { type ByteTransport, TransportError } from './transport.ts'

/** A serial port: 8 data bits, no parity, 1 stop bit, no flow control (domain.md §1.1). The only importer of `serialport`. */
export function makeSerialTransport(line: { path: string; baudRate: number }): ByteTransport {
  const port = new SerialPort({ path: line.path, baudRate: line.baudRate, autoOpen: false })
  let opened: Promise<void> = Promise.resolve()

  function openPort(): Promise<void> {
    return new Promise((resolve, reject) => {
      port.open((error) => {
        if (!error) return resolve()
        const why = /lock|busy|denied/i.test(error.message) ? 'busy' : 'unreachable'
        reject(new TransportError(why, line.path, error))
      })
    })
  }

  /**
   * After a hang-up the kernel answers every read with zero bytes. When the cable is pulled while a read is under way, `serialport`
   * reads again and again without an end, uses up a core and tells nobody, so the hang-up is waited for on its own.
   */
  function watchHangUp(lost: () => void): void {
    const native = port.port
    if (native && 'poller' in native) native.poller.once('disconnect', lost)
  }

  return makeLine({
    open(ear) {
      // A write that races with the cable being pulled emits 'error'; without a listener it would end the process.
      port.on('error', () => ear.lost())
      port.on('close', () => ear.lost())
      port.on('data', (chunk: Buffer) => ear.data(chunk))
      opened = openPort().then(() => watchHangUp(() => ear.lost()))
      return opened
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (!port.isOpen) return reject(new Error('port is not open'))
        port.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()))
      }),
    async release() {
      await opened.catch(() => {})
      if (port.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()))
    },
  })
}
