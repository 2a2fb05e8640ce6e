import type { VisitResult } from '@onehall/domain'
import { Segmented } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { RESULTS } from './guess-results.ts'
import type { ResultRow } from './results.ts'

interface ResultsProps {
  readonly rows: readonly ResultRow[]
  readonly onChoose: (key: string, result: VisitResult) => void
}

/** What came of the visit: chosen already, confirmed with the finish. */
export function ResultsChoice({ rows, onChoose }: ResultsProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const options = RESULTS.map((result) => ({ value: result, label: t(`result.${result}`) }))
  return (
    <div className="results" title={t('result.help')}>
      {rows.map(({ key, item, result }) => {
        const found = rows.length > 1 ? config.catalogue.items.find((each) => each.key === item) : undefined
        const name = found === undefined ? t('result.title') : say(found.name)
        return (
          <div key={key} className="result-row">
            <span title={name}>{name}</span>
            <Segmented
              size="small"
              aria-label={name}
              name={key}
              options={options}
              value={result}
              onChange={(chosen) => onChoose(key, chosen)}
            />
          </div>
        )
      })}
    </div>
  )
}
