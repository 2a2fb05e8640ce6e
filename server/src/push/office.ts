import { type Case, type CaseEntry, type DepartmentKey, type HallId, caseEntry } from '@onehall/domain'

/** The open cases of a department, as the back office works on them. */
export type OfficeCases = (hall: HallId, department: DepartmentKey) => Promise<readonly Case[]>

/** Entries of a department's room, made by the same function as its deltas. */
export async function officeEntries(
  cases: OfficeCases,
  hall: HallId,
  department: DepartmentKey,
): Promise<Record<string, CaseEntry>> {
  const entries: Record<string, CaseEntry> = {}
  for (const file of await cases(hall, department)) {
    const entry = caseEntry(file)
    if (entry !== null) entries[`case/${file.id}`] = entry
  }
  return entries
}
