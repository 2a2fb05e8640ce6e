import { useState } from 'react'
import { useText } from '../use-kiosk.ts'
import { DeleteKey, Keys, Typed } from './keys.tsx'

const DIGITS = [...'1234567890']
/** No code of an appointment is longer; a number of a kiosk's own has its letters, and 机 in it. */
const LONGEST = { code: 6, number: 9 } as const

/** Something short typed by hand on large keys, and looked up. */
export function KeyPad({
  name,
  letters = [],
  words = (typed) => typed,
  isWhole,
  find,
  isBusy,
}: {
  readonly name: string
  /** Those that stand above the digits. */
  readonly letters?: readonly string[]
  /** What was typed, as it is read. */
  readonly words?: (typed: string) => string
  /** Whether that can be looked up. */
  readonly isWhole: (typed: string) => boolean
  readonly find: (typed: string) => void
  readonly isBusy: boolean
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const press = (key: string): void =>
    setTyped((before) => (before + key).slice(0, LONGEST[letters.length > 0 ? 'number' : 'code']))
  return (
    <>
      <Typed name={name}>{words(typed)}</Typed>
      <div className="key-pad" role="group" aria-label={name}>
        {letters.length > 0 && (
          <div className="keys">
            <Keys keys={letters} press={press} />
          </div>
        )}
        <div className="keys keys-digits">
          <Keys keys={DIGITS} press={press} />
          <DeleteKey typed={typed} setTyped={setTyped} />
        </div>
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
