import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '@onehall/domain'
import type { PersonInput } from '@onehall/protocol'

/** Seals personal data and makes the keyed hashes that stand for it (domain.md §5.5). */
export interface Seal {
  seal(person: PersonInput): Uint8Array
  open(sealed: Uint8Array): PersonInput
  /** Stands for an identity number within one day; another day's hash of the same number says nothing about it. */
  dayHash(idNumber: string, day: Day): string
  /** Finds a person's rows again across days. */
  indexHash(idNumber: string): string
}

const IV = 12
const TAG = 16

/** A seal under 32-byte keys, one for good and one for each day: AES-256-GCM, HMAC-SHA256. */
export function makeSeal(key: Uint8Array, dayKey: (day: Day) => Uint8Array): Seal {
  const sub = (purpose: string): Buffer => createHmac('sha256', key).update(purpose).digest()
  const sealing = sub('seal')
  const index = sub('index')
  return {
    seal(person) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv)
      const text = Buffer.concat([cipher.update(JSON.stringify(person), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, IV), { authTagLength: TAG })
      decipher.setAuthTag(sealed.subarray(IV, IV + TAG))
      const text = Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()])
      return JSON.parse(text.toString('utf8')) as PersonInput
    },
    dayHash: (idNumber, day) => createHmac('sha256', dayKey(day)).update(idNumber).digest('base64url').slice(0, 32),
    indexHash: (idNumber) => createHmac('sha256', index).update(idNumber).digest('base64url').slice(0, 32),
  }
}

/** The key that opens what was sealed is not where it must be. The message is for whoever started the server. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing'
}

/**
 * The hall's key in the data folder, made at the first start, readable by the server's user alone.
 * @param isNeeded whether something was sealed already: another key would never open it, so none is made
 * @throws {KeyMissing}
 */
export function loadKey(folder: string, isNeeded: boolean): Uint8Array {
  const file = join(folder, 'person.key')
  if (!existsSync(file)) {
    if (isNeeded) {
      throw new KeyMissing(
        `缺少密钥文件 ${file}，数据库中已有用它加密的个人信息。请从密钥信封恢复此文件后再启动；不会另造新密钥。 ` +
          `The key ${file} is missing, and the database holds persons sealed with it. ` +
          'Put it back from the key envelope, then start again. No new key is made: it could never open them.',
      )
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== 32) throw new Error(`the key in ${file} is damaged; restore it from the key envelope`)
  return key
}
