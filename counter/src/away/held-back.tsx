import type { CounterId, Ms } from '@onehall/domain'
import { Button } from 'antd'
import { KeyMarks } from '../counter/key-marks.tsx'
import { ASIDE } from '../counter/keys.ts'
import { HeldRow } from '../counter/held-row.tsx'
import { Barred } from '../shell/barred.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { KeptConfig, KeptHeld } from './picture.ts'
import '../counter/side.css'

interface HeldProps {
  readonly held: readonly KeptHeld[]
  readonly config: KeptConfig
  readonly counter: CounterId
  readonly clock: Ms
  /** Why nobody can be served now. */
  readonly why: string | null
  readonly onBack: (held: KeptHeld) => void
}

/** Who was sent away for a moment before the server went: back at the counter they are served at once, uncalled. */
export function HeldBack({ held, config: { items, classes, counters }, counter, clock, why, onBack }: HeldProps) {
  const t = useText()
  const say = useSay()
  if (held.length === 0) return null
  return (
    <>
      <h2 className="column-title">
        {t('held.title')} <b>{held.length}</b>
      </h2>
      <ul className="held" tabIndex={0} aria-label={t('held.title')}>
        {held.map((entry, n) => {
          const item = items.find(({ key }) => key === entry.item)
          const label = counters.find(({ id }) => id === entry.counter)?.label ?? ''
          return (
            <HeldRow
              key={entry.ticket}
              entry={entry}
              classes={classes}
              now={clock}
              buttons={
                <>
                  <Barred why={why}>
                    {(barred) => (
                      <Button
                        aria-label={`${t('held.back')} ${entry.number}`}
                        aria-keyshortcuts={n === 0 ? ASIDE.back : undefined}
                        onClick={() => why === null && onBack(entry)}
                        {...barred}
                      >
                        {t('held.back')}
                      </Button>
                    )}
                  </Barred>{' '}
                  {n === 0 && <KeyMarks keys={[ASIDE.back]} />}
                </>
              }
            >
              {item === undefined ? t(`hand.purpose.${entry.purpose}`) : say(item.name)}
              {entry.counter !== counter && <small>{t('held.of', { label })}</small>}
            </HeldRow>
          )
        })}
      </ul>
    </>
  )
}
