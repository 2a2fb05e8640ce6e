import { connect, type Socket } from 'node:net'
import { makeLine, type Wire } from './line.ts'
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
        listen(line, ear, (cause) => {
          reject(new TransportError('unreachable', `${address.host}:${address.port}`, cause))
        })
      }),
    write: (bytes) => writeTo(socket, bytes),
    release: () => releaseSocket(socket),
  })
}

/** The other end: a line over a socket that a server accepted. */
export function makeAcceptedTransport(socket: Socket): ByteTransport {
  return makeLine({
    async open(ear) {
      await Promise.resolve()
      if (socket.destroyed) throw new TransportError('unreachable', 'the caller has gone')
      socket.setNoDelay(true)
      listen(socket, ear, () => {})
    },
    write: (bytes) => writeTo(socket, bytes),
    release: () => releaseSocket(socket),
  })
}

type Ear = Parameters<Wire['open']>[0]

function listen(socket: Socket, ear: Ear, onClose: (cause: Error | undefined) => void): void {
  let cause: Error | undefined
  socket.on('data', (chunk) => ear.data(chunk))
  socket.on('error', (error) => (cause = error))
  socket.once('close', () => {
    onClose(cause)
    ear.lost()
  })
}

function writeTo(socket: Socket | undefined, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket?.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

function releaseSocket(socket: Socket | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (!socket || socket.destroyed) return resolve()
    socket.once('close', () => resolve())
    // With nothing left to send, a tidy end; otherwise the peer does not read, and waiting for it could last for ever.
    if (socket.writableLength === 0) socket.destroySoon()
    else socket.destroy()
  })
}
