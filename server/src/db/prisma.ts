import { PrismaClient } from '../generated/prisma/client.ts'
import type { Connection } from './connection.ts'
import { makePrismaAdapter } from './prisma-adapter.ts'

/** Prisma for the slow data. `$transaction` takes an array of queries, never a function. */
export type Prisma = Omit<PrismaClient, '$transaction' | '$extends'> & {
  $transaction<Queries extends PromiseLike<unknown>[]>(
    queries: [...Queries],
  ): Promise<{ [I in keyof Queries]: Awaited<Queries[I]> }>
}

/** A client on the server's own connection; `$disconnect` leaves that connection open. */
export function makePrisma(connection: Connection): Prisma {
  const client = new PrismaClient({ adapter: makePrismaAdapter(connection), errorFormat: 'minimal' })
  const run = client.$transaction.bind(client) as (queries: unknown) => Promise<never>
  return Object.assign(client, {
    $transaction(queries: unknown) {
      // Held open over other people's awaits it would stall every command of the hall.
      if (typeof queries === 'function')
        throw new TypeError('interactive transactions are forbidden: pass an array of queries')
      return run(queries)
    },
  }) as unknown as Prisma
}
