import { useEffect, useRef } from 'react'

/** Keys that print or note what is shown, wherever the focus is. */
export function usePaperKeys(runs: { readonly [key: string]: () => void }): void {
  const newest = useRef(runs)
  useEffect(() => void (newest.current = runs))
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const run = newest.current[event.key]
      if (run === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      if (!event.repeat) run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
