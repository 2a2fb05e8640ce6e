import { hash, verify } from '@node-rs/argon2'

/** argon2id as OWASP's password storage cheat sheet recommends it: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID)
}

export function isPassword(password: string, hashed: string): Promise<boolean> {
  return verify(hashed, password)
}

let nobody: Promise<string> | undefined

/** Costs what a comparison costs, so that the time of a refusal does not tell whether an account exists. */
export async function comparePasswordInVain(password: string): Promise<void> {
  nobody ??= hashPassword('nobody')
  await isPassword(password, await nobody)
}

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]

/** At least 10 characters of 3 of the 4 kinds (domain.md §5.4). */
export function isStrongPassword(password: string): boolean {
  return [...password].length >= 10 && KINDS.filter((kind) => kind.test(password)).length >= 3
}
