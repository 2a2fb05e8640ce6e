import { afterEach, beforeEach, expect, vi } from 'vitest'
import { type SocketClient, connectClient } from './socket-client.ts'
import { type SocketHall, makeSocketHall } from './socket-hall.ts'

/** A hall behind sockets for each test of a file; whatever a test leaves open, a socket, a server or a timer, fails it. */
export function withSockets() {
  let server: SocketHall
  let clients: SocketClient[]
  let resources: readonly string[]
  const open = (all: readonly string[], kind: RegExp) => all.filter((each) => kind.test(each)).sort()
  beforeEach(async () => {
    resources = process.getActiveResourcesInfo()
    clients = []
    server = await makeSocketHall()
  })
  afterEach(async () => {
    for (const client of clients) client.stop()
    await server.close()
    const now = () => process.getActiveResourcesInfo()
    await vi.waitFor(() => expect(open(now(), /TCP|Server/)).toEqual(open(resources, /TCP|Server/)))
    expect(open(now(), /Timeout/).length).toBeLessThanOrEqual(open(resources, /Timeout/).length)
  })
  return {
    get server() {
      return server
    },
    async connect(token?: string): Promise<SocketClient> {
      const client = await connectClient(server.url, token)
      clients.push(client)
      return client
    },
  }
}
