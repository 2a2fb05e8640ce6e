import { useCallback, useEffect, useState } from 'react'
import { openStripWindow } from './strip-window.ts'

export interface Strip {
  /** Null while it is not open. */
  readonly window: Window | null
  open(): void
}

/** The calling strip, as long as this page stands; closing it changes nothing at the counter. */
export function useStrip(): Strip {
  const [opened, setOpened] = useState<Window | null>(null)
  useEffect(() => {
    if (opened === null) return
    const gone = (): void => setOpened(null)
    const close = (): void => opened.close()
    opened.addEventListener('pagehide', gone)
    addEventListener('pagehide', close)
    return () => {
      opened.removeEventListener('pagehide', gone)
      removeEventListener('pagehide', close)
      close()
    }
  }, [opened])

  const open = useCallback((): void => {
    if (opened !== null) return opened.focus()
    void openStripWindow().then(setOpened)
  }, [opened])
  return { window: opened, open }
}
