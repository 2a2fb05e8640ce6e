import { makeLine, type Wire } from './line.ts'
import { type ByteTransport, TransportError } from './transport.ts'

type Ear = Parameters<Wire['open']>[0]

/** Two ends joined by hand: what one writes, the other is told in a later microtask. For tests, without a network. */
interface FakeLine {
  readonly near: ByteTransport
  readonly far: ByteTransport
  /** Pulls the cable: open ends are lost, ends not yet open find nothing. */
  pull(): void
}

export function makeFakeLine(): FakeLine {
  let pulled = false
  const ears: [Ear | undefined, Ear | undefined] = [undefined, undefined]
  const waiting: [Buffer[], Buffer[]] = [[], []]

  function pull(): void {
    pulled = true
    for (const ear of ears) ear?.lost()
  }

  function makeEnd(mine: 0 | 1): ByteTransport {
    const other = mine === 0 ? 1 : 0
    return makeLine({
      async open(ear) {
        await Promise.resolve()
        if (pulled) throw new TransportError('unreachable', 'the fake line is pulled')
        ears[mine] = ear
        queueMicrotask(() => {
          for (const chunk of waiting[mine].splice(0)) ear.data(chunk)
        })
      },
      async write(bytes) {
        const chunk = Buffer.from(bytes)
        await Promise.resolve()
        const ear = ears[other]
        if (ear) ear.data(chunk)
        else waiting[other].push(chunk)
      },
      async release() {
        ears[mine] = undefined
        await Promise.resolve()
        pull()
      },
    })
  }
  return { near: makeEnd(0), far: makeEnd(1), pull }
}
