import type { ReactNode } from 'react'

export interface SheetRow {
  readonly key: string
  /** What the figures of the row are of; without it the row holds words. */
  readonly head?: ReactNode
  readonly cells: readonly (number | string)[]
}

interface SheetTableProps {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** A table of the sheet: figures under their columns where each row has a head, else words. */
export function SheetTable({ title, columns, rows }: SheetTableProps) {
  const isOfFigures = rows.some(({ head }) => head !== undefined)
  return (
    <div className="sheet-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className={isOfFigures ? 'sheet-table sheet-lines' : 'sheet-table'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, cells }) => (
            <tr key={key}>
              {isOfFigures && <th scope="row">{head}</th>}
              {cells.map((cell, at) => (
                <td key={columns[isOfFigures ? at + 1 : at]} className={isOfFigures ? 'number' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
