import type { Ms } from '@onehall/domain'
import { Empty } from 'antd'
import { LineRow } from '../counter/line-row.tsx'
import { useText } from '../texts/texts.ts'
import type { KeptConfig, KeptWaiter } from './picture.ts'
import type { Emergency } from './use-emergency.ts'
import '../counter/line.css'

interface ShareProps {
  readonly emergency: Emergency
  readonly config: KeptConfig
  readonly clock: Ms
  /** Why nobody can be called now. */
  readonly why: string | null
  readonly onCall: (waiter: KeptWaiter) => void
}

/** Whom this counter calls, in order, and below it whom the others call. */
export function ShareList({ emergency: { share, others }, config, clock, why, onCall }: ShareProps) {
  const t = useText()
  return (
    <>
      <h2 className="column-title">
        {t('away.share')} <b>{share.length}</b>
        <small>{t('away.shareHelp')}</small>
      </h2>
      {share.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('away.shareNone')} />
      ) : (
        <ol className="line" tabIndex={0} aria-label={t('away.share')}>
          {share.map((waiter) => (
            <LineRow
              key={waiter.ticket}
              entry={waiter}
              items={config.items}
              classes={config.classes}
              now={clock}
              why={why}
              onChoose={() => onCall(waiter)}
            />
          ))}
        </ol>
      )}
      <details className="away-others">
        <summary>
          {t('away.others')} <b>{others.reduce((sum, { share: theirs }) => sum + theirs.length, 0)}</b>
        </summary>
        <ul>
          {others.map(({ label, share: theirs }) => (
            <li key={label} aria-disabled="true">
              <b>{t('away.otherCounter', { label })}</b>
              <span className="number">{theirs.map(({ number }) => number).join(' ') || t('away.nobody')}</span>
              {theirs.length > 0 && <small>{t('away.otherWhy', { label })}</small>}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
