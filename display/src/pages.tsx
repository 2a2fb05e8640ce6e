import type { Page } from './board.ts'

/** Which page of how many; nothing where there is one. */
export function Pages({ page }: { readonly page: Page<unknown> }) {
  if (page.of === 1) return null
  return (
    <span className="pages">
      {page.number} / {page.of}
    </span>
  )
}
