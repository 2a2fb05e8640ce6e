import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A cable to something at a port of this machine, that can be listened on and pulled. */
export interface Cable {
  /** Where the far end is reached over this cable. */
  readonly port: number
  /** All that was sent to the far end, one buffer for each connection, in order. */
  sent(): readonly Buffer[]
  /** Cuts what is connected; until it is mended nothing comes through. */
  pull(): void
  mend(): void
  stop(): Promise<void>
}

/** Lays a cable to that port: bytes pass as they are. */
export async function layCable(to: number): Promise<Cable> {
  const ends = new Set<Socket>()
  const sent: Buffer[][] = []
  let isWhole = true
  const server = createServer((near) => {
    if (!isWhole) return void near.destroy()
    const far = connect(to, '127.0.0.1')
    const kept: Buffer[] = []
    sent.push(kept)
    near.on('data', (chunk) => kept.push(chunk))
    for (const [from, onto] of [
      [near, far],
      [far, near],
    ] as const) {
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
  const cut = (): void => {
    for (const end of ends) end.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    sent: () => sent.map((chunks) => Buffer.concat(chunks)),
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
