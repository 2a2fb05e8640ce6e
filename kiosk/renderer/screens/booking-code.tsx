import { useState } from 'react'
import { codeWords } from '../day-words.ts'
import { Icon } from '../parts/icon.tsx'
import { useText } from '../use-kiosk.ts'

const DIGITS = [...'1234567890']
const LENGTH = 6

/** The six digits of an appointment by hand. */
export function BookingCode({ find, isBusy }: { readonly find: (code: string) => void; readonly isBusy: boolean }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  return (
    <div className="find find-code">
      <h1>{t('code.title')}</h1>
      <p className="lead">{t('code.hint')}</p>
      <output className="typed" aria-label={t('code.typed')}>
        {typed === '' ? ' ' : codeWords(typed)}
      </output>
      <div className="keys" role="group" aria-label={t('code.typed')}>
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            className="key"
            onClick={() => setTyped((before) => (before + digit).slice(0, LENGTH))}
          >
            {digit}
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
        disabled={isBusy || typed.length < LENGTH}
        onClick={() => find(typed)}
      >
        {isBusy ? t('find.busy') : t('find.go')}
      </button>
    </div>
  )
}
