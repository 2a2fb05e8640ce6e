import type { CSSProperties, ReactNode } from 'react'
import { useKiosk } from '../use-kiosk.ts'
import { Paged } from './pager.tsx'

/** Columns and rows of a page of tiles, by what fits without scrolling: [portrait, landscape], in ordinary and in elder mode. */
const GRIDS = {
  choices: {
    normal: [
      [2, 6],
      [4, 3],
    ],
    elder: [
      [2, 5],
      [3, 2],
    ],
  },
  departments: {
    normal: [
      [2, 10],
      [4, 5],
    ],
    elder: [
      [2, 6],
      [3, 3],
    ],
  },
  found: {
    normal: [
      [2, 4],
      [2, 4],
    ],
    elder: [
      [2, 3],
      [1, 3],
    ],
  },
} as const

/** Choices in a grid of equal tiles, in pages where they do not fit on one. */
export function Tiles<T>({
  kind = 'choices',
  items,
  children,
}: {
  readonly kind?: keyof typeof GRIDS
  readonly items: readonly T[]
  readonly children: (item: T) => ReactNode
}) {
  const { elder, portrait } = useKiosk()
  const grids = GRIDS[kind][elder ? 'elder' : 'normal']
  const [columns, rows] = grids[portrait ? 0 : 1]
  const [[uprightColumns, uprightRows], [lyingColumns, lyingRows]] = grids
  const style = {
    '--upright-columns': uprightColumns,
    '--upright-rows': uprightRows,
    '--lying-columns': lyingColumns,
    '--lying-rows': lyingRows,
  } as CSSProperties
  return (
    <div className="tiles-frame" style={style}>
      <Paged items={items} perPage={columns * rows} className="tiles">
        {children}
      </Paged>
    </div>
  )
}
