import type { Counter, HandEntry, Ms, TicketId, WaitingEntry } from '@onehall/domain'
import type { Asking } from '../../shell/ask.tsx'
import { useText } from '../../texts/texts.ts'
import type { DeskView } from '../use-desk.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import type { Slip } from './hold-slip.tsx'
import { LookUpDialog } from './look-up-dialog.tsx'
import { PauseDialog } from './pause-dialog.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { SlipDialog } from './slip-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import { WalkInDialog } from './walk-in-dialog.tsx'

/** What the clerk is being asked about. */
export type Act =
  | { readonly kind: 'hold' | 'transfer' | 'wrong-call' | 'correct' | 'add-person' }
  | { readonly kind: 'walk-in' | 'pause' | 'hand-over' | 'look-up' }
  | { readonly kind: 'chosen'; readonly entry: WaitingEntry }
  | { readonly kind: 'slip'; readonly slip: Slip }

const OF_THE_VISITOR: readonly Act['kind'][] = ['hold', 'transfer', 'wrong-call', 'correct', 'add-person']

/** Whether the act is about who is in hand, and ends with that. */
export const isOfVisitor = (act: Act): boolean => OF_THE_VISITOR.includes(act.kind)

/** What every dialog needs. */
export interface ActProps {
  readonly counter: Counter
  readonly asking: Asking
  readonly now: Ms
  readonly onClose: () => void
}

/** What a dialog needs that is about a ticket, in hand or in a line. */
export interface OfTicket<Facts extends keyof WaitingEntry & keyof HandEntry> extends Pick<
  ActProps,
  'asking' | 'onClose'
> {
  readonly hand: Pick<HandEntry, 'ticket' | 'number' | Facts>
}

interface ActsProps extends Omit<ActProps, 'onClose'> {
  readonly desk: DeskView
  readonly act: Act | null
  readonly onAct: (act: Act | null) => void
  /** A missed number is back in its line. */
  readonly onRestored: (ticket: TicketId) => void
}

/** The dialog of the act that was begun. */
export function Acts({ desk, act, onAct, onRestored, ...rest }: ActsProps) {
  const { hand } = desk
  const props = { ...rest, onClose: () => onAct(null) }
  switch (act?.kind) {
    case 'hold':
      return hand && <HoldDialog {...props} hand={hand} onHeld={(slip) => onAct({ kind: 'slip', slip })} />
    case 'transfer':
      return hand && <TransferDialog {...props} hand={hand} />
    case 'wrong-call':
      return hand && <WrongCall {...props} number={hand.number} />
    case 'correct':
      return hand && <CorrectDialog {...props} hand={hand} />
    case 'add-person':
      return hand && <PersonDialog {...props} hand={hand} />
    case 'walk-in':
      return <WalkInDialog {...props} queues={desk.queues} />
    case 'pause':
      return <PauseDialog {...props} isAfter={hand !== null} />
    case 'hand-over':
      return <HandOverDialog {...props} held={desk.held.filter((each) => each.counter === rest.counter.id)} />
    case 'look-up':
      return <LookUpDialog {...props} desk={desk} onRestored={onRestored} />
    case 'chosen':
      return <Chosen {...props} entry={act.entry} />
    case 'slip':
      return <SlipDialog slip={act.slip} counter={rest.counter} onClose={props.onClose} />
    case undefined:
      return null
  }
}

/** 叫错了: who was called goes back to the line, at the same rank. */
function WrongCall({ counter, asking, number, onClose }: ActProps & { readonly number: string }) {
  const t = useText()
  const call = async (reason: string): Promise<void> => {
    const answer = await asking.ask({ type: 'WrongCall', counter: counter.id, reason })
    if (answer?.ok) onClose()
  }
  return (
    <ReasonDialog
      title={t('wrong.title', { number })}
      help={t('wrong.help')}
      ok={t('wrong.ok')}
      usual={(['pressed', 'queue', 'other'] as const).map((each) => t(`wrong.usual.${each}`))}
      isPending={asking.pending !== null}
      onReason={(reason) => void call(reason)}
      onClose={onClose}
    />
  )
}

/** 点名叫号: out of turn, with a reason that is kept and shown. */
function Chosen({ counter, asking, entry, onClose }: ActProps & { readonly entry: WaitingEntry }) {
  const t = useText()
  const { ticket, number } = entry
  const call = async (reason: string): Promise<void> => {
    const answer = await asking.ask({ type: 'CallChosen', counter: counter.id, ticket, reason })
    if (answer?.ok) onClose()
  }
  return (
    <ReasonDialog
      title={t('chosen.title', { number })}
      help={t('chosen.help')}
      ok={t('chosen.ok')}
      usual={(['back', 'urgent', 'arranged'] as const).map((each) => t(`chosen.usual.${each}`))}
      isPending={asking.pending !== null}
      onReason={(reason) => void call(reason)}
      onClose={onClose}
    />
  )
}
