import type { Counter } from '@onehall/domain'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { Place } from './my-counter.ts'
import { queueNames } from './use-desk.ts'
import './choose-counter.css'

interface ChooseProps {
  readonly places: readonly Place[]
  readonly onChoose: (counter: Counter) => void
}

/** Asked once at a PC; which counters somebody else uses, or needs another authorisation, is said on them. */
export function ChooseCounter({ places, onChoose }: ChooseProps) {
  const t = useText()
  const say = useSay()
  const { config, info } = useHall()
  // Enter takes the usual one.
  const fit = places.filter(({ unfit }) => unfit === null)
  const first = fit.find(({ isRemembered }) => isRemembered) ?? fit[0]
  return (
    <section className="choose">
      <h1>{t(info.counter === null ? 'counter.choose' : 'counter.chooseOther')}</h1>
      <p>{t(info.counter === null ? 'counter.chooseHelp' : 'counter.chooseOtherHelp')}</p>
      {config.zones.map((zone) => (
        <fieldset key={zone.id}>
          <legend>
            {say(zone.name)} · {zone.floor}
          </legend>
          <div className="choose-grid">
            {places
              .filter(({ counter }) => counter.zone === zone.id)
              .map((place) => (
                <PlaceButton key={place.counter.id} place={place} isFirst={place === first} onChoose={onChoose} />
              ))}
          </div>
        </fieldset>
      ))}
    </section>
  )
}

function PlaceButton({
  place: { counter, queues, isReassigned, unfit, isRemembered },
  isFirst,
  onChoose,
}: { readonly place: Place; readonly isFirst: boolean } & Pick<ChooseProps, 'onChoose'>) {
  const { config, info } = useHall()
  const t = useText()
  const say = useSay()
  const why =
    unfit === null
      ? null
      : unfit.why === 'taken'
        ? t('counter.taken', { staffNo: unfit.staffNo })
        : t('counter.noSkill')
  return (
    <button
      type="button"
      className="choose-place"
      autoFocus={isFirst}
      disabled={why !== null}
      onClick={() => onChoose(counter)}
    >
      <b>{counter.label}</b>
      <span>
        {say(counter.name)}
        <small className="choose-queues">
          {queueNames(config, queues).map(({ id, prefix, name }) => (
            <span key={id}>
              {prefix} {say(name)}
            </span>
          ))}
        </small>
        {why !== null && <small>{why}</small>}
        {isReassigned && <Mark tone="watch">{t('counter.reassigned')}</Mark>}
        {isRemembered && why === null && (
          <Mark tone="info">{t(info.counter === null ? 'counter.remembered' : 'counter.ofThisPc')}</Mark>
        )}
      </span>
    </button>
  )
}
