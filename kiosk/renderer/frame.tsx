import { Clock, DemoRibbon, FreshnessMark, useLang, dateInWords } from '@onehall/ui'
import type { Freshness } from '@onehall/client'
import type { ReactNode } from 'react'
import type { LinkState } from '../bridge/hall.ts'
import type { KioskState } from '../bridge/state.ts'
import { Icon } from './parts/icon.tsx'
import { useKiosk, useNow, useText } from './use-kiosk.ts'

/** What stands on every screen: where you are, what time it is, how true the picture is; below, what always helps. */
export function Frame({ children, bar }: { readonly children: ReactNode; readonly bar: ReactNode }) {
  return (
    <div className="frame">
      <Head />
      <main className="main">{children}</main>
      {bar}
    </div>
  )
}

function Head() {
  const { state } = useKiosk()
  const [lang] = useLang()
  const now = useNow(state.clockOffset)
  const timeZone = state.hall?.timeZone ?? 'Asia/Shanghai'
  return (
    <header className="head">
      <p className="head-name">{state.hall?.name[lang] ?? '一厅通办 OneHall'}</p>
      {state.demo && <DemoRibbon />}
      <div className="head-now">
        <span className="head-date">{dateInWords(now, timeZone)[lang]}</span>
        <Clock now={now} timeZone={timeZone} />
        <FreshnessMark freshness={freshnessOf(state.link)} timeZone={timeZone} />
      </div>
    </header>
  )
}

function freshnessOf(link: LinkState): Freshness {
  switch (link.kind) {
    case 'live':
      return { kind: 'live' }
    case 'connecting':
      return { kind: 'reconnecting' }
    case 'away':
      return link.since === null ? { kind: 'offline' } : { kind: 'stale', since: link.since }
    case 'pairing':
    case 'protocol-unknown':
      return { kind: 'offline' }
  }
}

/** Back and end on the left, what changes the screen in the middle, help on the right: always in the same places. */
export function Bar({
  canGoBack,
  back,
  end,
  secondsLeft,
  setElder,
  callGuide,
}: {
  readonly canGoBack: boolean
  readonly back: () => void
  /** Null where nothing has begun. */
  readonly end: (() => void) | null
  readonly secondsLeft: number | null
  readonly setElder: (elder: boolean) => void
  readonly callGuide: () => void
}) {
  const { elder } = useKiosk()
  const t = useText()
  const [lang, setLang] = useLang()
  return (
    <nav className="bar" aria-label="OneHall">
      <button type="button" className="button" disabled={!canGoBack} onClick={back}>
        <Icon name="left" />
        {t('bar.back')}
      </button>
      {end !== null && (
        <button type="button" className="button" onClick={end}>
          <Icon name="end" />
          {t('bar.end')}
          {secondsLeft !== null && (
            <small className="seconds">
              <span className="oh-hidden">{t('bar.end.seconds', { seconds: secondsLeft })}</span>
              <span aria-hidden="true">{secondsLeft}</span>
            </small>
          )}
        </button>
      )}
      <span className="bar-space" />
      <button type="button" className="button" onClick={() => setElder(!elder)}>
        <Icon name="letters" />
        {elder ? t('bar.normal') : t('bar.elder')}
      </button>
      <button type="button" className="button" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
        <span lang={lang === 'zh' ? 'en' : 'zh-CN'}>{lang === 'zh' ? 'English' : '中文'}</span>
      </button>
      <button type="button" className="button button-help" onClick={callGuide}>
        <Icon name="help" />
        {t('bar.guide')}
      </button>
    </nav>
  )
}

/** Whose card lies there, masked, and what is to be said about it. */
export function Strip({
  card,
  showMine,
  offerElder,
}: {
  readonly card: KioskState['card']
  /** Null where nothing is booked. */
  readonly showMine: (() => void) | null
  readonly offerElder: (() => void) | null
}) {
  const t = useText()
  if (card === null) return null
  return (
    <div className="strip">
      <Icon name="card" />
      <strong>{t('card.hello', { name: card.name })}</strong>
      <span>{t('card.number', { number: card.idNumber })}</span>
      {showMine !== null && (
        <button type="button" className="button" onClick={showMine}>
          <Icon name="clock" />
          {t('appointment.mine')}
        </button>
      )}
      {offerElder !== null && (
        <button type="button" className="button" onClick={offerElder}>
          {t('card.offerElder')}
        </button>
      )}
      {card.expired && <span className="strip-warning">{t('card.expired')}</span>}
      {!card.accepted && <span className="strip-warning">{t('card.notAccepted')}</span>}
    </div>
  )
}
