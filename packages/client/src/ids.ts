import type { CommandId } from '@onehall/domain'

/**
 * A fresh name for a command: the maker's clock, then 128 random bits, 44 characters. Names that follow time keep the
 * server's command table growing at one end; nobody believes the time in them. From `getRandomValues`, because plain http
 * on a LAN address is no secure context and has no `randomUUID`.
 */
export function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${Date.now().toString(16).padStart(12, '0')}${random}` as CommandId
}
