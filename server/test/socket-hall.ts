import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor, HallId } from '@onehall/domain'
import { type Caller, NOBODY } from '../src/auth/caller.ts'
import { dayOf } from '../src/push/day.ts'
import { makeHub } from '../src/push/hub.ts'
import { makeSockets } from '../src/push/sockets.ts'
import * as actors from './actors.ts'
import { type TestHall, makeTestHall } from './hall.ts'
import { openCases } from './rooms.ts'
import type { Store } from './store.ts'

/** A test hall behind real sockets on 127.0.0.1. A client shows who it is by its token: `kiosk-3`, `clerk-7`, `manager`. */
export interface SocketHall {
  readonly hall: TestHall
  readonly hub: ReturnType<typeof makeHub>
  readonly sockets: ReturnType<typeof makeSockets>
  readonly url: string
  /** A department's list, once read, is handed over only when this is over. */
  listing: Promise<void>
  close(): Promise<void>
}

export async function makeSocketHall(store?: Store): Promise<SocketHall> {
  let hub: ReturnType<typeof makeHub> | undefined
  const hall = await makeTestHall({ publish: (turn) => hub?.publish(turn), ...(store && { store }) })
  const server = createServer()
  const sockets = makeSockets({
    server,
    hub: () => hub!,
    mayConnect: () => true,
    isHall: (id) => id === hall.hall,
    caller: async ({ auth }) => callerOf(auth['token'], hall.hall),
    enter: hall.send,
    live: () => ({ platform: { depth: 3, oldestAgeMs: 5, dead: 0, reachable: true } }),
    now: hall.clock.now,
    build: 'build-1',
    demo: true,
  })
  hub = makeHub({
    journalId: hall.journal.id,
    now: hall.clock.now,
    day: (id: HallId) => dayOf(hall.state, id),
    seq: () => hall.state.seq,
    async officeCases(id, department) {
      const cases = await openCases(hall, id, department)
      await made.listing
      return cases
    },
    send: sockets.send,
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const made: SocketHall = {
    hall,
    hub,
    listing: Promise.resolve(),
    sockets,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await sockets.stop()
      made.hub.stop()
      await hall.close()
    },
  }
  return made
}

function callerOf(token: unknown, hall: HallId): Caller {
  const [name, n] = String(token).split('-') as [string, string?]
  const key = `key:${String(token)}`
  const staff = (actor: Actor): Caller => ({
    kind: 'staff',
    actor,
    hall,
    key,
    session: key,
    person: null as never,
    counter: null,
  })
  switch (name) {
    case 'kiosk':
      return {
        kind: 'device',
        actor: actors.kiosk(Number(n)),
        hall,
        key,
        device: `kiosk-${n}` as never,
        deviceKind: 'kiosk',
        counter: null,
      }
    case 'wall':
      return { kind: 'device', actor: null, hall, key, device: 'wall-1' as never, deviceKind: 'wall', counter: null }
    case 'locked':
      return { kind: 'locked', actor: null, hall, key, session: key, person: null as never, counter: null }
    case 'clerk':
      return staff(actors.clerk(Number(n)))
    case 'handler':
      return staff(actors.handler(n!))
    case 'manager':
      return staff(actors.manager)
    default:
      return NOBODY
  }
}
