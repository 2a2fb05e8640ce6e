import { useLang } from '@onehall/ui'
import type { HallConfig } from '@onehall/domain'
import { Icon } from '../parts/icon.tsx'
import { LineFacts } from '../parts/line-facts.tsx'
import { OpensWords, StandstillWords } from '../parts/shut.tsx'
import type { Screen } from '../navigation.ts'
import { useKiosk, useText } from '../use-kiosk.ts'

/** Before anybody stands here: the ways in, and how the hall is. */
export function Attract({ hall, go }: { readonly hall: HallConfig; readonly go: (to: Screen) => void }) {
  const { state, elder } = useKiosk()
  const t = useText()
  const [lang] = useLang()
  const { standstill } = state
  const isOpen = state.day === 'open' && standstill === null
  const isOffline = state.offline.gives
  const readerAway = state.reader.state === 'away'
  const first: Screen = elder ? { at: 'pictures' } : { at: 'choose', tab: 'frequent' }
  const total = Object.values(state.lines).reduce((sum, line) => sum + line.waiting, 0)
  return (
    <div className="attract">
      <section className="ways" aria-labelledby="ways">
        <h1 id="ways">{isOpen ? t('welcome') : standstill !== null ? t('standstill.title') : t('closed.title')}</h1>
        {isOpen ? (
          <>
            {!readerAway && (
              <button type="button" className="way way-first" onClick={() => go({ at: 'lay-card' })}>
                <Icon name="reader" />
                <span>
                  <strong>{t('attract.card')}</strong>
                  <small>{t('attract.card.hint')}</small>
                </span>
              </button>
            )}
            <button type="button" className={readerAway ? 'way way-first' : 'way'} onClick={() => go(first)}>
              <Icon name="ticket" />
              <span>
                <strong>{t('attract.noCard')}</strong>
                {readerAway && <small>{t('lay.away')}</small>}
              </span>
            </button>
            {!isOffline && <MoreWays hall={hall} go={go} />}
            <p className="privacy">{t('attract.privacy')}</p>
          </>
        ) : (
          <>
            {standstill !== null ? (
              <p className="lead" role="status">
                <StandstillWords standstill={standstill} />
              </p>
            ) : (
              <>
                <OpensWords opens={state.opens} />
                <p className="lead">{t('closed.more', { phone: hall.phone })}</p>
              </>
            )}
            <MoreWays hall={hall} go={go} canFind={standstill !== null} />
            <button type="button" className="way" onClick={() => go(first)}>
              <Icon name="letters" />
              <span>
                <strong>{t('attract.browse')}</strong>
              </span>
            </button>
          </>
        )}
      </section>
      {isOffline ? (
        <OfflineBoard />
      ) : (
        <section className="board" aria-labelledby="board">
          <h2 id="board">{elder ? t('attract.total', { count: total }) : t('attract.lines')}</h2>
          {!elder && (
            <ul className="lines">
              {hall.queues.map((queue) => (
                <li key={queue.id}>
                  <span className="line-name">
                    {queue.name[lang]}
                    <small>{hall.zones.find(({ id }) => id === queue.zone)?.floor}</small>
                  </span>
                  <LineFacts queue={queue.id} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </div>
  )
}

/** In place of the lines, of which nobody knows now. */
function OfflineBoard() {
  const t = useText()
  return (
    <section className="board offline" aria-labelledby="offline" role="status">
      <Icon name="plug" />
      <h2 id="offline">{t('offline.title')}</h2>
      <p className="lead">{t('offline.called')}</p>
      <p>{t('offline.more')}</p>
    </section>
  )
}

/** Who has a number or an appointment already, and who comes another day. */
function MoreWays({
  hall,
  go,
  canFind = true,
}: {
  readonly hall: HallConfig
  readonly go: (to: Screen) => void
  readonly canFind?: boolean
}) {
  const t = useText()
  const ways = [
    ...(canFind ? ([['find', 'clock', 'attract.find', 'attract.find.hint']] as const) : []),
    ...(hall.booking === null
      ? []
      : ([
          ['code', 'check', 'attract.code', 'attract.code.hint'],
          ['book', 'calendar', 'attract.book', 'attract.book.hint'],
        ] as const)),
  ]
  return (
    <div className="ways-more">
      {ways.map(([at, icon, title, hint]) => (
        <button key={at} type="button" className="way way-find" onClick={() => go({ at })}>
          <Icon name={icon} />
          <span>
            <strong>{t(title)}</strong>
            <small>{t(hint)}</small>
          </span>
        </button>
      ))}
    </div>
  )
}
