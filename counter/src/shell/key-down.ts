import { useLayoutEffect, useRef } from 'react'

/**
 * Runs for every key that is pressed in that window, as the page stands now. It changes in the same step as what is shown, not
 * after it: a key that follows at once on a button that became lawful, or on a workplace that came to the front, is not lost.
 */
export function useKeyDown(onKey: (event: KeyboardEvent) => void, place: Window = window): void {
  const newest = useRef(onKey)
  useLayoutEffect(() => void (newest.current = onKey))
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => newest.current(event)
    place.addEventListener('keydown', listen)
    return () => place.removeEventListener('keydown', listen)
  }, [place])
}
