import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/** A bare Socket.IO server: acks what it is sent, and tells every wall of a call. The upper bound of what a socket can do. */
const http = createServer()
const io = new Server(http, { serveClient: false })
let answer: object = { ok: true }
io.on('connection', (socket) => {
  socket.on('wall', () => void socket.join('walls'))
  socket.on('answer', (sample: object) => (answer = sample))
  socket.on(
    'command',
    (
      envelope: { readonly intent: { readonly type: string }; readonly id: string },
      reply: (answer: object) => void,
    ) => {
      if (envelope.intent.type === 'CallNext')
        io.to('walls').emit('delta', { changes: { call: { call: envelope.id } } })
      reply(answer)
    },
  )
})
http.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }))
process.on('disconnect', () => process.exit(0))
