import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { role } from '@onehall/protocol'
import { z } from 'zod'
import type { Prisma } from '../db/prisma.ts'
import { hashPassword } from './password.ts'
import { makeReadable } from './secret.ts'

const SAMPLE = fileURLToPath(new URL('../../sample/staff.json', import.meta.url))

const sampleStaff = z.array(
  z.object({
    account: z.string(),
    /** Null: every hall. */
    hall: z.string().nullable(),
    name: z.string(),
    number: z.string(),
    roles: z.array(role),
    queues: z.array(z.string()),
    department: z.string().nullable(),
  }),
)

/**
 * Makes the sample staff of a demo with one password of this data folder, and writes `demo-accounts.json` for whoever wants to
 * try the hall: `[{account, password, roles, displayName}]`, readable by the owner alone. A folder that has the file is left as
 * it is; without the file the accounts get a new password.
 * @param halls of this server, one at least: where it is not the sample's, its accounts work in the first one
 */
export async function seedDemoAccounts(
  prisma: Pick<Prisma, 'staff' | '$transaction'>,
  file: string,
  halls: readonly string[],
): Promise<void> {
  if (fs.existsSync(file)) return
  const sample = sampleStaff.parse(JSON.parse(fs.readFileSync(SAMPLE, 'utf8')))
  const password = makeReadable(3)
  const hashes = await Promise.all(sample.map(() => hashPassword(password)))
  const made = sample.map(({ account, name, number, roles, queues, department, ...of }, n) => {
    const hall = of.hall === null || halls.includes(of.hall) ? of.hall : halls[0]!
    const facts = { displayName: name, staffNo: number, passwordHash: hashes[n]!, roles, queues, department, hall }
    return prisma.staff.upsert({
      where: { account },
      create: { id: `demo-${account}`, account, demo: true, ...facts },
      update: { ...facts, failures: 0, lockedUntil: null },
    })
  })
  await prisma.$transaction([...made])
  const accounts = sample.map(({ account, name, roles }) => ({ account, password, roles, displayName: name }))
  // Written aside and moved: whoever finds the file finds all of it.
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}
