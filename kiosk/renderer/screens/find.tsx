import type { HallConfig } from '@onehall/domain'
import { useState } from 'react'
import { Icon } from '../parts/icon.tsx'
import { useText } from '../use-kiosk.ts'

const DIGITS = [...'1234567890']
const LONGEST = 6

/** The number of a ticket by hand, for who has no bar code to scan: in large print there is none. */
export function Find({
  hall,
  find,
  isBusy,
}: {
  readonly hall: HallConfig
  readonly find: (code: string) => void
  readonly isBusy: boolean
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const letters = [
    ...new Set([...hall.queues, ...(hall.booking === null ? [] : [hall.booking])].flatMap(({ prefix }) => [...prefix])),
  ].sort()
  const add = (key: string): void => setTyped((before) => (before + key).slice(0, LONGEST))
  return (
    <div className="find">
      <h1>{t('find.title')}</h1>
      <p className="lead">{t('find.hint')}</p>
      <output className="typed" aria-label={t('find.typed')}>
        {typed || ' '}
      </output>
      <div className="keys" role="group" aria-label={t('find.typed')}>
        {[...letters, ...DIGITS].map((key) => (
          <button key={key} type="button" className="key" onClick={() => add(key)}>
            {key}
          </button>
        ))}
        <button
          type="button"
          className="key key-wide"
          disabled={typed === ''}
          onClick={() => setTyped(typed.slice(0, -1))}
        >
          <Icon name="left" />
          {t('choose.search.delete')}
        </button>
      </div>
      <button
        type="button"
        className="button button-take"
        disabled={isBusy || !/^[A-Z]+\d+$/.test(typed)}
        onClick={() => find(typed)}
      >
        {isBusy ? t('find.busy') : t('find.go')}
      </button>
    </div>
  )
}
