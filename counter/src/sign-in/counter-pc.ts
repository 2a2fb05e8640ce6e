import { pairingClaimed } from '@onehall/protocol'

const KEY = 'onehall.pc'

/** What this browser is to the hall, once an administrator said to which counter it belongs. Lost with the profile, and made anew by pairing. */
export type CounterPc = Extract<ReturnType<typeof pairingClaimed.parse>, { status: 'paired' }>

export function thisPc(): CounterPc | null {
  try {
    const kept = pairingClaimed.parse(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return kept.status === 'paired' ? kept : null
  } catch {
    return null
  }
}

/** @throws where the browser keeps nothing: a PC that forgets its counter at once is not paired */
export function keepPc(pc: CounterPc): void {
  localStorage.setItem(KEY, JSON.stringify(pc))
}

export function forgetPc(): void {
  localStorage.removeItem(KEY)
}
