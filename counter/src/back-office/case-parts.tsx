import type { CaseDetails } from '@onehall/protocol'
import { Timeline } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { dateTime } from '../shell/time.ts'
import { Mark } from '../shell/mark.tsx'
import { TEXTS, type TextKey, useSay, useText } from '../texts/texts.ts'

interface Part {
  readonly details: CaseDetails
}

const STATE = { collected: 'good', shared: 'info', deferred: 'watch' } as const

export function CaseMaterials({ details }: Part) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  return (
    <ul className="case-list">
      {details.materials.map(({ material, state, original, copies }) => {
        const found = config.catalogue.materials.find(({ key }) => key === material)
        return (
          <li key={material}>
            <span>{found === undefined ? material : say(found.name)}</span>
            {original !== 'none' && <span>{t(`intake.original.${original}`)}</span>}
            {copies > 0 && <span>{t('case.copies', { n: copies })}</span>}
            <Mark tone={STATE[state]}>{t(`case.${state}`)}</Mark>
          </li>
        )
      })}
    </ul>
  )
}

export function CaseTimeline({ details }: Part) {
  const t = useText()
  const { config } = useHall()
  return (
    <Timeline
      className="case-timeline"
      items={details.timeline.map(({ at, type, actor }) => ({
        key: `${at} ${type}`,
        content: (
          <>
            <time className="number">{dateTime(at, config.timeZone)}</time> {known(`case.event.${type}`, t) ?? type}{' '}
            <small>{actor.replace(/^staff:/, '')}</small>
          </>
        ),
      }))}
    />
  )
}

const PUSH = { pending: 'watch', sending: 'info', acked: 'good', dead: 'bad' } as const

export function CasePushes({ details }: Part) {
  const t = useText()
  if (details.pushes.length === 0) return <p>{t('case.noPushes')}</p>
  return (
    <ul className="case-list">
      {details.pushes.map(({ kind, status, attempts, lastError }) => (
        <li key={kind}>
          <span>{known(`case.kind.${kind}`, t) ?? kind}</span>
          {attempts > 1 && <span>{t('case.attempts', { n: attempts })}</span>}
          {lastError !== null && status === 'dead' && <span className="case-error">{lastError}</span>}
          <Mark tone={PUSH[status]}>{t(`case.push.${status}`)}</Mark>
        </li>
      ))}
    </ul>
  )
}

/** The text of a word that the server chose; null where this page is older than the word. */
function known(key: string, t: ReturnType<typeof useText>): string | null {
  return Object.hasOwn(TEXTS.zh, key) ? t(key as TextKey) : null
}
