import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A network cable between one screen and a server, that can be pulled. */
export interface Cable {
  /** The server as it is reached over this cable. */
  readonly origin: string
  /** Cuts what is connected; until it is mended nothing comes through. */
  pull(): void
  mend(): void
  stop(): Promise<void>
}

/** Lays a cable to a server of this machine: bytes pass as they are. */
export async function layCable(to: string): Promise<Cable> {
  const port = Number(new URL(to).port)
  const ends = new Set<Socket>()
  let isWhole = true
  const server = createServer((near) => {
    if (!isWhole) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    const pairs = [
      [near, far],
      [far, near],
    ] as const
    for (const [from, onto] of pairs) {
      ends.add(from)
      from.pipe(onto)
      from
        .on('error', () => {})
        .on('close', () => {
          ends.delete(from)
          onto.destroy()
        })
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const cut = (): void => ends.forEach((end) => end.destroy())
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pull() {
      isWhole = false
      cut()
    },
    mend: () => void (isWhole = true),
    async stop() {
      const closed = new Promise((done) => server.close(done))
      cut()
      await closed
    },
  }
}
