import type { Counter, LastEntry, Ms } from '@onehall/domain'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { ActionBar } from './action-bar.tsx'
import { type Act, Acts } from './acts/acts.tsx'
import { barToExtra } from './acts/bars.ts'
import { ExtraBar } from './extra-bar.tsx'
import { FreeCard, HandCard } from './hand-card.tsx'
import { Intake } from './intake/intake.tsx'
import { useActionKeys, useAsideKeys } from './keys.ts'
import { PauseCard } from './pause-card.tsx'
import { ResultsChoice } from './results-choice.tsx'
import { useResults } from './results.ts'
import { CallingStrip } from './strip/calling-strip.tsx'
import { UndoButton } from './undo-button.tsx'
import { useActions } from './use-actions.ts'
import type { DeskView } from './use-desk.ts'
import type { Visit, Visits } from './visits.ts'

interface ServiceProps {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
  readonly now: Ms
  /** The window of the calling strip, while it is open. */
  readonly strip: Window | null
  readonly onEnded: (visit: Visit) => void
  /** What may still be taken back. */
  readonly last: LastEntry | null
  readonly onUndone: Visits['drop']
  readonly onRestored: Visits['restored']
  readonly act: Act | null
  readonly onAct: (act: Act | null) => void
}

/** The person in hand, what may be done now, what came of it, and the files taken in. */
export function ServiceColumn({
  counter,
  desk,
  asking,
  now,
  strip,
  onEnded,
  last,
  onUndone,
  onRestored,
  act,
  onAct,
}: ServiceProps) {
  const { config } = useHall()
  const { hand } = desk
  const { rows, choose } = useResults(hand, config.catalogue.items)
  const actions = useActions({
    ...{ counter, desk, asking, now, onEnded },
    results: rows.map(({ item, result }) => ({ item, result })),
    isAsked: () => act !== null,
    onChoose: (action) => (action === 'hold' || action === 'transfer') && onAct({ kind: action }),
  })
  const { said, why, run, goOn } = actions
  useAsideKeys()
  useActionKeys(run, goOn)

  return (
    <>
      {hand !== null ? (
        <HandCard hand={hand} />
      ) : desk.state.pause !== null ? (
        // Anew when the dialog is gone, which takes the focus with it.
        <PauseCard
          key={act === null ? 'paused' : 'asked'}
          counter={counter}
          pause={desk.state.pause}
          asking={asking}
          now={now}
        />
      ) : (
        <FreeCard hasWaiting={desk.waiting.length > 0} off={actions.off} suspension={desk.suspension} />
      )}
      <ActionBar hand={hand} acting={actions.acting} why={(action) => why(action, now)} onAct={run} />
      <ExtraBar
        counter={counter}
        hand={hand}
        isPaused={desk.state.status === 'paused'}
        asking={asking}
        why={(extra) => actions.barred((scene) => barToExtra(extra, scene), now)}
        onAct={onAct}
      >
        <UndoButton
          counter={counter}
          last={last}
          hasHand={hand !== null}
          asking={asking}
          now={now}
          onUndone={onUndone}
        />
      </ExtraBar>
      <Acts counter={counter} desk={desk} asking={asking} now={now} act={act} onAct={onAct} onRestored={onRestored} />
      {hand?.status === 'serving' && <ResultsChoice rows={rows} onChoose={choose} />}
      {strip !== null && (
        <CallingStrip
          window={strip}
          label={counter.label}
          hand={hand}
          waiting={desk.waiting.length}
          said={said}
          why={why}
          onAct={run}
          onGoOn={goOn}
        />
      )}
      {hand !== null && <Intake key={hand.ticket} hand={hand} counter={counter} queues={desk.queues} />}
    </>
  )
}
