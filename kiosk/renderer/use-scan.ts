import { useEffect, useRef } from 'react'
import { makeScanReader } from './scan.ts'

/** Hears a wedge scanner wherever the visitor is. Its Enter presses no button that happens to have the focus. */
export function useScan(onScan: (code: string) => void): void {
  const told = useRef(onScan)
  useEffect(() => {
    told.current = onScan
  })
  useEffect(() => {
    const read = makeScanReader()
    const hear = (event: KeyboardEvent): void => {
      const code = read({ key: event.key, at: event.timeStamp })
      if (code === null) return
      event.preventDefault()
      event.stopPropagation()
      told.current(code)
    }
    addEventListener('keydown', hear, { capture: true })
    return () => removeEventListener('keydown', hear, { capture: true })
  }, [])
}
