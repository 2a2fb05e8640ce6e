import type { Ms, WaitingEntry } from '@onehall/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { CorrectDialog } from '../counter/acts/correct-dialog.tsx'
import { PersonDialog } from '../counter/acts/person-dialog.tsx'
import { TransferDialog } from '../counter/acts/transfer-dialog.tsx'
import { useAsk } from '../shell/ask.tsx'
import { useText } from '../texts/texts.ts'

const ACTS = ['transfer', 'correct', 'person'] as const

/** What is put right for one who waits: another queue or counter, what was noted, one more person of the same matter. */
export function PlaceActs({ entry, now }: { readonly entry: WaitingEntry; readonly now: Ms }) {
  const t = useText()
  const asking = useAsk()
  const [act, setAct] = useState<(typeof ACTS)[number] | null>(null)
  const props = { asking, hand: entry, onClose: () => setAct(null) }
  return (
    <p className="issued-actions">
      {ACTS.map((each) => (
        <Button key={each} aria-label={t(`place.${each}Of`, { number: entry.number })} onClick={() => setAct(each)}>
          {t(`place.${each}`)}
        </Button>
      ))}
      {act === 'transfer' && <TransferDialog {...props} counter={null} now={now} />}
      {act === 'correct' && <CorrectDialog {...props} />}
      {act === 'person' && <PersonDialog {...props} />}
    </p>
  )
}
