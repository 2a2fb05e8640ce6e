import type { CommandId } from '@onehall/domain'

/**
 * A fresh name for a command: 128 random bits as 32 hexadecimal digits. From `getRandomValues`, because plain http on a
 * LAN address is no secure context and has no `randomUUID`.
 */
export function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as CommandId
}
