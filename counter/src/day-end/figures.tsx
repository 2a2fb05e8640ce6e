import type { Times } from '@onehall/protocol'
import { useId } from 'react'
import { stopwatch } from '../shell/time.ts'
import { useText } from '../texts/texts.ts'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly help?: string
}

/** Figures in a row, each under its name. */
export function Figures({ title, figures }: { readonly title: string; readonly figures: readonly Figure[] }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl className="figures">
        {figures.map(({ name, value, help }) => (
          <div key={name}>
            <dt title={help}>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Waiting and service: mean, nine of ten, longest. */
export function TimesTable({ waiting, service }: { readonly waiting: Times; readonly service: Times }) {
  const t = useText()
  const rows = [
    ['waiting', waiting],
    ['service', service],
  ] as const
  return (
    <table className="sheet-table times-table">
      <caption>{t('dayEnd.times')}</caption>
      <thead>
        <tr>
          <td />
          {(['mean', 'p90', 'longest'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`dayEnd.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, times]) => (
          <tr key={name}>
            <th scope="row" title={t(`dayEnd.${name}Help`)}>
              {t(`dayEnd.${name}`)}
            </th>
            <td className="number">{duration(times?.mean)}</td>
            <td className="number">{duration(times?.p90)}</td>
            <td className="number">{duration(times?.longest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `3:07`; a dash where there is none. */
export const duration = (ms: number | undefined): string => (ms === undefined ? '–' : stopwatch(ms))
