import type { QueueId } from '@onehall/domain'
import { ShutFact } from './shut.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

/** How many wait in a line and how long it takes, or that nobody serves it now. */
export function LineFacts({ queue }: { readonly queue: QueueId }) {
  const { state } = useKiosk()
  const t = useText()
  const line = state.lines[queue]
  // What was true when the server was heard last is not told as if it were now.
  if (line === undefined || state.offline.gives) return null
  if (line.shut !== null) {
    return (
      <span className="facts">
        <ShutFact shut={line.shut} />
      </span>
    )
  }
  return (
    <span className="facts">
      {line.waiting > 0 && <span className="fact">{t('line.waiting', { count: line.waiting })}</span>}
      {line.waiting === 0 && line.counters > 0 && <span className="fact fact-free">{t('line.nobody')}</span>}
      {line.wait !== null && line.waiting > 0 && <span className="fact">{t('line.wait', { ...line.wait })}</span>}
      {line.counters === 0 && <span className="fact fact-none">{t('line.noCounter')}</span>}
    </span>
  )
}
