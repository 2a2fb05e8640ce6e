import { UndoOutlined } from '@ant-design/icons'
import type { Counter, LastEntry, Ms, TicketId } from '@onehall/domain'
import { Button } from 'antd'
import type { Asking } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useText } from '../texts/texts.ts'
import { undoOf } from './acts/bars.ts'
import { KeyMarks } from './key-marks.tsx'
import { ASIDE } from './keys.ts'

interface UndoProps {
  readonly counter: Counter
  readonly last: LastEntry | null
  readonly hasHand: boolean
  readonly asking: Asking
  readonly now: Ms
  readonly onUndone: (ticket: TicketId) => void
}

/** 撤销: what was done last, as long as it can be taken back, with the seconds that are left (users.md §1.5). */
export function UndoButton({ counter, last, hasHand, asking, now, onUndone }: UndoProps) {
  const t = useText()
  const undo = undoOf(last, hasHand, now)

  async function takeBack({ ticket, what }: LastEntry): Promise<void> {
    const type = what === 'served' ? 'UndoFinish' : 'UndoMissed'
    const answer = await asking.ask({ type, counter: counter.id })
    if (answer?.ok) onUndone(ticket)
  }

  return (
    <Barred why={undo.can ? null : t(`undo.bar.${undo.why}`)}>
      {(barred) => (
        <Button
          icon={<UndoOutlined />}
          aria-keyshortcuts={ASIDE.undo}
          onClick={() => undo.can && void takeBack(undo.last)}
          {...barred}
        >
          {undo.can
            ? t(`undo.${undo.last.what}`, { number: undo.last.number, seconds: Math.ceil(undo.leftMs / 1000) })
            : t('undo.none')}{' '}
          <KeyMarks keys={[ASIDE.undo]} />
        </Button>
      )}
    </Barred>
  )
}
