import type { StreamTurn } from '../engine/state.ts'
import type { JournalRow, OutboxRow } from '../journal/journal.ts'

/** The name under which pushes are owed to the hall's online platform; it is part of their keys. */
export const PLATFORM = 'platform'

/** The version of the mapping from facts to platform rows that pushes are written for. */
export const MAPPING = 1

/** What each event owes the platform. The national tables begin with acceptance (domain.md §2.4). */
const KIND: { readonly [type: string]: 'accept' | 'process' } = { CaseAccepted: 'accept', FileReceived: 'process' }

/**
 * Pushes owed for these events: references, written in the events' own commit (rule 8). The same events owe the same,
 * in whatever groups they come.
 */
export function owed(rows: readonly JournalRow[], turns: readonly StreamTurn[], connector: string): OutboxRow[] {
  /** From which version on the events of a case are owed: nothing before its acceptance is. */
  const since = new Map<string, number>()
  for (const { stream } of turns.filter(isAccepted)) since.set(stream, 1)
  for (const { stream, version } of rows.filter(({ type }) => type === 'CaseAccepted')) since.set(stream, version)
  return rows.flatMap((row) => {
    const kind = KIND[row.type]
    if (kind === undefined || row.version < (since.get(row.stream) ?? Infinity)) return []
    const caseId = row.stream.slice('case:'.length)
    return [
      {
        id: `${caseId}.${row.version}.${connector}`,
        caseId,
        caseSeq: row.version,
        eventStream: row.stream,
        eventVersion: row.version,
        kind,
        connector,
        mapping: MAPPING,
        createdAt: row.at,
      },
    ]
  })
}

const isAccepted = ({ changes }: StreamTurn): boolean =>
  changes.some((change) => change.table === 'case' && change.value !== undefined && change.value.acceptedAt !== null)
