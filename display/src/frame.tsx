import type { Ms, Text } from '@onehall/domain'
import { refusalText } from '@onehall/protocol'
import { Clock, dateInWords, DemoRibbon, FreshnessMark, useFreshness, useSource } from '@onehall/ui'
import type { ReactNode } from 'react'
import { Both } from './both.tsx'
import { PAGE_MS } from './board.ts'
import type { OpenedHall } from './open-hall.ts'
import { noticesOf, TEXTS } from './texts.ts'
import type { WallVoice } from './wall-voice.ts'

interface FrameProps {
  readonly hall: OpenedHall
  readonly now: Ms | null
  readonly title: Text
  /** Null on a screen that stays silent. */
  readonly voice: WallVoice | null
  /** What is told in turn with the standing notices. */
  readonly notices?: readonly Text[]
  readonly children: ReactNode
}

/** What every wall wears: the name, the clock, the notices, and how true the picture is. */
export function Frame({ hall, now, title, voice, notices = [], children }: FrameProps) {
  const { info, config, client } = hall
  const { timeZone } = config
  const freshness = useFreshness(client)
  return (
    <div className={`wall is-${freshness.kind}`}>
      <header className="top">
        <h1>
          <Both text={title} />
        </h1>
        {info.demo && <DemoRibbon />}
        {now !== null && <Both className="date" text={dateInWords(now, timeZone)} />}
        <Clock now={now} timeZone={timeZone} />
      </header>
      <main className="body">{children}</main>
      <footer className="bottom">
        <Notice hall={hall} now={now} notices={notices} />
        {voice !== null && <VoiceMark voice={voice} />}
        <FreshnessMark freshness={freshness} timeZone={timeZone} langs={['zh', 'en']} />
        {voice !== null && <SpokenLog voice={voice} />}
      </footer>
    </div>
  )
}

/** The notices in turns; in their place why the server does not let this screen in, while it does not. */
function Notice({
  hall: { client, config },
  now,
  notices: more,
}: Required<Pick<FrameProps, 'hall' | 'now' | 'notices'>>) {
  const refusal = useSource(client.refused)
  const notices = refusal === null ? [...more, ...noticesOf(config.phone)] : [refusalText(refusal)]
  const notice = notices[Math.floor((now ?? 0) / PAGE_MS) % notices.length]!
  return <Both className="notice" text={notice} />
}

/** Whether the voice works; where the browser keeps quiet, the one tap that opens it. */
function VoiceMark({ voice }: { readonly voice: WallVoice }) {
  const state = useSource(voice.state)
  const failing = useSource(voice.failing)
  const shown = failing && state === 'voice' ? 'failing' : state
  const text = TEXTS[`voice.${shown}`]
  if (shown === 'blocked') {
    return (
      <button type="button" className="sound" data-voice={shown} onClick={() => voice.enable()}>
        <Speaker sounds={false} />
        {text.zh} <span lang="en">{text.en}</span>
      </button>
    )
  }
  return (
    <span className="sound" data-voice={shown}>
      <Speaker sounds={shown === 'voice' || shown === 'chime'} />
      {text.zh} <span lang="en">{text.en}</span>
    </span>
  )
}

function Speaker({ sounds }: { readonly sounds: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path fill="currentColor" d="M1 5.5h3L8 2v12l-4-3.5H1z" />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        d={sounds ? 'M10 5.5a3.5 3.5 0 0 1 0 5M12 3.5a6.5 6.5 0 0 1 0 9' : 'M10.5 5.5l5 5M15.5 5.5l-5 5'}
      />
    </svg>
  )
}

function SpokenLog({ voice }: { readonly voice: WallVoice }) {
  const spoken = useSource(voice.spoken)
  return (
    <ol className="oh-hidden" aria-live="polite">
      {spoken.map(({ key, text }) => (
        <li key={key} data-spoken={key}>
          {text}
        </li>
      ))}
    </ol>
  )
}
