import { useState } from 'react'

/**
 * A value of this page that outlives a reload: in `sessionStorage` for what belongs to the work at hand, in `localStorage`
 * for what belongs to this PC. A browser that forbids both just forgets. Never for personal data.
 */
export function useStored<T>(key: string, initial: T, storage: () => Storage): [T, (value: T) => void] {
  const [value, setValue] = useState<{ readonly key: string; readonly of: T }>(() => ({
    key,
    of: read(key, initial, storage),
  }))
  const current = value.key === key ? value : { key, of: read(key, initial, storage) }
  if (current !== value) setValue(current)
  return [
    current.of,
    (next) => {
      setValue({ key, of: next })
      try {
        storage().setItem(key, JSON.stringify(next))
      } catch {
        // Full or forbidden: it still holds until the page is left.
      }
    },
  ]
}

function read<T>(key: string, initial: T, storage: () => Storage): T {
  try {
    const text = storage().getItem(key)
    return text === null ? initial : (JSON.parse(text) as T)
  } catch {
    return initial
  }
}

export const ofThisTab = (): Storage => sessionStorage
export const ofThisPc = (): Storage => localStorage
