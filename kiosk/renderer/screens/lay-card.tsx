import { useEffect, useState } from 'react'
import { Icon } from '../parts/icon.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

/** A card that a reader cannot find is not told from no card at all: after so long the visitor is told what to do (users.md V1). */
const NOTHING_READ_MS = 8_000

export function LayCard({ withoutCard }: { readonly withoutCard: () => void }) {
  const { state, speak } = useKiosk()
  const { reader } = state
  const t = useText()
  const [nothingIn, setNothingIn] = useState('')
  const isAway = reader.state === 'away'
  const isReading = reader.state === 'reading'

  const attempt = `${reader.state}/${reader.advice}`
  const nothing = nothingIn === attempt

  useEffect(() => {
    if (isAway || isReading) return
    const timer = setTimeout(() => setNothingIn(attempt), NOTHING_READ_MS)
    return () => clearTimeout(timer)
  }, [isAway, isReading, attempt])

  const message = isAway
    ? t('lay.away.more')
    : isReading
      ? t('lay.reading')
      : reader.advice !== null
        ? t(`advice.${reader.advice}`)
        : nothing
          ? t('lay.nothing')
          : t('lay.how')
  const isTrouble = isAway || (!isReading && (reader.advice !== null || nothing))
  const spoken = isTrouble ? message : ''
  useEffect(() => {
    if (spoken !== '') speak(spoken)
  }, [spoken, speak])

  return (
    <div className="lay">
      <div className={isReading ? 'lay-picture lay-reading' : 'lay-picture'} aria-hidden="true">
        <Icon name="card" />
        <Icon name="reader" />
      </div>
      <h1>{isAway ? t('lay.away') : t('lay.title')}</h1>
      <p className={isTrouble ? 'lead lead-warning' : 'lead'} role="status">
        {message}
      </p>
      {nothing && reader.advice === null && !isReading && <p className="more">{t('lay.nothing.more')}</p>}
      <div className="actions">
        <button type="button" className="button button-large" onClick={withoutCard}>
          {t('lay.without')}
        </button>
      </div>
    </div>
  )
}
