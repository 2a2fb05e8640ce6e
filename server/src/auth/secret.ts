import { createHmac, hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 256 random bits as text for a cookie or a header. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret: enough to know it again, useless to whoever reads the database. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret)
}

export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash))
}

/** Another secret that only the holder of the first can make. */
export function deriveSecret(secret: string, what: string): string {
  return createHmac('sha256', secret).update(what).digest('base64url')
}

/** Without signs that are mistaken for one another when they are read off a console. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Groups of four readable signs, about 5 bits each. */
export function makeReadable(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** Six digits that stand on the screen of a device. */
export function makePairingCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0')
}
