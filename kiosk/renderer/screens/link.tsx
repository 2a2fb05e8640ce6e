import type { LinkState } from '../../bridge/hall.ts'
import type { KioskState } from '../../bridge/state.ts'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../use-kiosk.ts'

/** What stands on the screen while no number can be given, because something behind it is not there. */
export function LinkScreen({ link }: { readonly link: LinkState | 'no-host' }) {
  const t = useText()
  if (link === 'no-host') {
    return (
      <Notice icon="plug" tone="danger" title={t('link.host')}>
        {t('link.host.more')}
      </Notice>
    )
  }
  switch (link.kind) {
    case 'pairing':
      return (
        <Notice icon="plug" title={t('link.pairing')}>
          {t('link.pairing.more')}
          <strong className="notice-number">{`${link.code.slice(0, 3)} ${link.code.slice(3)}`}</strong>
        </Notice>
      )
    case 'away':
      return (
        <Notice icon="plug" tone="danger" title={t('link.away')}>
          {t('link.away.more')}
        </Notice>
      )
    case 'protocol-unknown':
      return (
        <Notice icon="warning" tone="danger" title={t('link.protocol-unknown')}>
          {t('link.protocol-unknown.more')}
        </Notice>
      )
    case 'connecting':
    case 'live':
      return <Notice icon="clock" title={t('link.connecting')} />
  }
}

/** Whether there is anything behind the screen to take a number from. A short break keeps the picture. */
export function isUsable({ link, hall, day, offline }: KioskState): boolean {
  if (hall === null || day === null) return false
  return link.kind === 'live' || link.kind === 'connecting' || offline.gives
}
