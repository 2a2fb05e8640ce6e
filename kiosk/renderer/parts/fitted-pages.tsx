import { useLang } from '@onehall/ui'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useKiosk } from '../use-kiosk.ts'
import { Paged } from './pager.tsx'

/** The buttons between pages with their distance, in the `rem` of the page. */
const PAGER_REM = { normal: 5.5, elder: 6 } as const

/**
 * A list of rows in pages of as many as fit its place, however much else stands on the screen: all rows are laid out, measured and
 * cut to pages before anything is painted.
 */
export function FittedPages<T>({
  items,
  keyOf,
  className,
  children,
}: {
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly className: string
  readonly children: (item: T) => ReactNode
}) {
  const { elder } = useKiosk()
  const [lang] = useLang()
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState('')
  const [fit, setFit] = useState({ of: '', perPage: 0 })
  const of = [lang, elder, size, ...items.map(keyOf)].join()
  const isMeasured = fit.of === of

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setSize(`${Math.round(width)}x${Math.round(height)}`)
    })
    observer.observe(frame.current!)
    return () => observer.disconnect()
  }, [])

  useLayoutEffect(() => {
    if (isMeasured) return
    const room = frame.current!.clientHeight
    const rows = [...frame.current!.querySelectorAll('li')].map((row) => row.getBoundingClientRect().height)
    const all = rows.reduce((sum, height) => sum + height, 0)
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const left = room - PAGER_REM[elder ? 'elder' : 'normal'] * rem
    const some = Math.max(1, Math.floor(left / Math.max(1, ...rows)))
    setFit({ of, perPage: all <= room ? Math.max(1, rows.length) : some })
  }, [isMeasured, of, elder])

  return (
    <div ref={frame} className="fitted">
      <Paged items={items} perPage={isMeasured ? fit.perPage : Math.max(1, items.length)} className={className}>
        {children}
      </Paged>
    </div>
  )
}
