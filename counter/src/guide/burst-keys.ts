import type { Queue } from '@onehall/domain'
import { useKeyDown } from '../shell/key-down.ts'

/** The key of a queue in burst mode: its letter. A queue of several letters is chosen by its button. */
export function burstKey({ prefix }: Pick<Queue, 'prefix'>): string | null {
  return /^[A-Z]$/.test(prefix) ? prefix : null
}

type Press = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** The queue whose letter was pressed; a key that is held down is one press. */
export function burstQueue<Q extends Pick<Queue, 'prefix'>>(press: Press, queues: readonly Q[]): Q | null {
  if (press.repeat || press.ctrlKey || press.altKey || press.metaKey) return null
  return queues.find((queue) => burstKey(queue) === press.key.toUpperCase()) ?? null
}

/** Runs for the letter of a queue wherever the focus is, but where letters are written. */
export function useBurstKeys<Q extends Pick<Queue, 'prefix'>>(queues: readonly Q[], run: (queue: Q) => void): void {
  useKeyDown((event) => {
    if (event.target instanceof Element && event.target.closest('input:not([type=radio]), textarea, select')) return
    const queue = burstQueue(event, queues)
    if (queue === null) return
    event.preventDefault()
    run(queue)
  })
}
