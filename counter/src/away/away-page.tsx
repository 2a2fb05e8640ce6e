import { LanguageSwitch, hourMinute, useSource } from '@onehall/ui'
import { Button } from 'antd'
import { useCallback } from 'react'
import { useSay, useText } from '../texts/texts.ts'
import { EmergencyDesk } from './emergency-desk.tsx'
import { type Picture, picture, reckonedNow } from './picture.ts'
import { beginEmergency, endEmergency } from './use-emergency.ts'
import { work } from './work.ts'

/** The picture with which a page that was reloaded while the server is away can call on. */
export function useKeptPicture(): Picture | null {
  return useSource(picture)
}

/** Whether calls are made by voice from this PC now. */
export function useIsCalling(): boolean {
  const { on } = useSource(work)
  const kept = useKeptPicture()
  return on !== null && on === kept?.staff
}

/** In front of the sign-in, because nobody can sign in: numbers alone, as the counter had them last. */
export function AwayPage({ kept }: { readonly kept: Picture }) {
  const t = useText()
  const say = useSay()
  const now = useCallback(() => reckonedNow(kept), [kept])
  const time = hourMinute(kept.takenAt, kept.config.timeZone)
  return (
    <div className="away-page">
      <header>
        <b>{say(kept.config.name)}</b>
        <LanguageSwitch />
      </header>
      <main>
        <EmergencyDesk
          kept={kept}
          now={now}
          notice={`${t('away.lost', { time })} · ${t('away.keeps')}`}
          isJoining={false}
          onLeave={endEmergency}
        />
      </main>
    </div>
  )
}

/** Offers the kept picture where the server cannot be reached. */
export function AwayOffer({ kept }: { readonly kept: Picture }) {
  const t = useText()
  const label = kept.config.counters.find(({ id }) => id === kept.counter)?.label ?? kept.counter
  return (
    <>
      <p>{t('away.page', { label, time: hourMinute(kept.takenAt, kept.config.timeZone) })}</p>
      <Button type="primary" size="large" block className="away-offer" onClick={() => beginEmergency(kept)}>
        {t('away.begin')}
      </Button>
    </>
  )
}
