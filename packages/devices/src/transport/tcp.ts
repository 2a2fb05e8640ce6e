import { connect, type Socket } from 'node:net'
import { makeLine } from './line.ts'
import { type ByteTransport, TransportError } from './transport.ts'

/** A device on the hall's own network answers in milliseconds; longer means that it is off. */
const CONNECT_MS = 3000
/** A pulled cable sends nothing: keep-alive probes find out. */
const KEEP_ALIVE_MS = 5000

/** A printer at port 9100, or a serial-over-TCP converter. A peer that ends its half ends the line. */
export function makeTcpTransport(address: { host: string; port: number }): ByteTransport {
  let socket: Socket | undefined
  return makeLine({
    open: (ear) =>
      new Promise((resolve, reject) => {
        const line = connect({ host: address.host, port: address.port, noDelay: true })
        socket = line
        line.setTimeout(CONNECT_MS, () => line.destroy(new Error(`no answer within ${CONNECT_MS} ms`)))
        line.once('connect', () => {
          line.setTimeout(0)
          line.setKeepAlive(true, KEEP_ALIVE_MS)
          resolve()
        })
        line.on('data', (chunk) => ear.data(chunk))
        let cause: Error | undefined
        line.on('error', (error) => (cause = error))
        line.once('close', () => {
          reject(new TransportError('unreachable', `${address.host}:${address.port}`, cause))
          ear.lost()
        })
      }),
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket?.write(bytes, (error) => (error ? reject(error) : resolve()))
      }),
    release: () =>
      new Promise((resolve) => {
        if (!socket || socket.destroyed) return resolve()
        socket.once('close', () => resolve())
        // With nothing left to send, a tidy end; otherwise the peer does not read, and waiting for it could last for ever.
        if (socket.writableLength === 0) socket.destroySoon()
        else socket.destroy()
      }),
  })
}
