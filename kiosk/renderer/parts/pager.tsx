import { useState, type ReactNode } from 'react'
import { useText } from '../use-kiosk.ts'
import { Icon } from './icon.tsx'

/** A list in pages, because a kiosk never scrolls. */
export function Paged<T>({
  items,
  perPage,
  className,
  children,
}: {
  readonly items: readonly T[]
  readonly perPage: number
  readonly className: string
  readonly children: (item: T, index: number) => ReactNode
}) {
  const t = useText()
  const [asked, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const page = Math.min(asked, pages - 1)
  const start = page * perPage
  return (
    <div className="paged">
      <ul className={className}>{items.slice(start, start + perPage).map((item, i) => children(item, start + i))}</ul>
      {pages > 1 && (
        <div className="pager">
          <button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            <Icon name="left" />
            {t('bar.prev')}
          </button>
          <span role="status">{t('bar.page', { page: page + 1, pages })}</span>
          <button type="button" className="button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            {t('bar.next')}
            <Icon name="right" />
          </button>
        </div>
      )}
    </div>
  )
}
