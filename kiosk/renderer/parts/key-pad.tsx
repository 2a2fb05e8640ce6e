import { useState } from 'react'
import { useText } from '../use-kiosk.ts'
import { Icon } from './icon.tsx'

export const DIGITS = [...'1234567890']
/** No number of a ticket and no code of an appointment is longer. */
const LONGEST = 6

/** Something short typed by hand on large keys, and looked up. */
export function KeyPad({
  name,
  keys,
  words = (typed) => typed,
  isWhole,
  find,
  isBusy,
}: {
  readonly name: string
  readonly keys: readonly string[]
  /** What was typed, as it is read. */
  readonly words?: (typed: string) => string
  /** Whether that can be looked up. */
  readonly isWhole: (typed: string) => boolean
  readonly find: (typed: string) => void
  readonly isBusy: boolean
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  return (
    <>
      <output className="typed" aria-label={name}>
        {typed === '' ? ' ' : words(typed)}
      </output>
      <div className="keys" role="group" aria-label={name}>
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            className="key"
            onClick={() => setTyped((before) => (before + key).slice(0, LONGEST))}
          >
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
        disabled={isBusy || !isWhole(typed)}
        onClick={() => find(typed)}
      >
        {isBusy ? t('find.busy') : t('find.go')}
      </button>
    </>
  )
}
