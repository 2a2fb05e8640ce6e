import { useLang } from '@onehall/ui'
import type { OpensNext, Shut, Standstill } from '../../bridge/hall.ts'
import { dayWords } from '../day-words.ts'
import { useText } from '../use-kiosk.ts'

/** In a few words, for a tile or a row. */
export function ShutFact({ shut }: { readonly shut: Shut }) {
  const t = useText()
  if (shut.kind === 'suspended') return <span className="fact fact-none">{t('line.suspended')}</span>
  const { opens } = shut
  if (opens === null) return <span className="fact fact-none">{t('line.shut')}</span>
  return (
    <span className="fact fact-none">
      {opens.day === null ? t('line.opens', { time: opens.time }) : t('line.opens.day')}
    </span>
  )
}

/** In whole sentences, where a number would be taken. */
export function ShutWords({ shut }: { readonly shut: Shut }) {
  const t = useText()
  const [lang] = useLang()
  if (shut.kind === 'suspended') {
    return (
      <p className="shut" role="status">
        {t('shut.suspended', { reason: shut.reason })} <Until until={shut.until} />
      </p>
    )
  }
  const { opens } = shut
  return (
    <p className="shut" role="status">
      {opens === null
        ? t('shut.hours')
        : opens.day === null
          ? t('shut.opens', { time: opens.time })
          : t('shut.opens.day', { day: dayWords(opens.day, lang), time: opens.time })}
    </p>
  )
}

/** Why the whole hall stands still, and what becomes of the numbers. */
export function StandstillWords({ standstill }: { readonly standstill: Standstill }) {
  return (
    <>
      {standstill.reason} <Until until={standstill.until} />
    </>
  )
}

function Until({ until }: { readonly until: string | null }) {
  const t = useText()
  return (
    <>
      {until === null ? t('shut.unknown') : t('shut.until', { time: until })} {t('shut.keeps')}
    </>
  )
}

/** 「13:30 开始取号」 for a hall that is closed; nothing where its hours do not say. */
export function OpensWords({ opens }: { readonly opens: OpensNext | null }) {
  const t = useText()
  const [lang] = useLang()
  if (opens === null) return null
  return (
    <p className="lead opens">
      {opens.day === null
        ? t('closed.opens', { time: opens.time })
        : t('closed.opens.day', { day: dayWords(opens.day, lang), time: opens.time })}
    </p>
  )
}
