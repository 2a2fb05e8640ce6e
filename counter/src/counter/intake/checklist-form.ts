import {
  type Answers,
  type ChecklistLine,
  type CollectedMaterial,
  type Material,
  type MaterialKey,
  type ServiceItem,
  checklist,
  openSituations,
} from '@onehall/domain'

/** What the clerk ticked: the answered questions, and what was done about each paper. */
export interface ChecklistForm {
  readonly answers: Answers
  readonly ticks: Readonly<Record<string, Omit<CollectedMaterial, 'material'>>>
}

export const EMPTY_FORM: ChecklistForm = { answers: {}, ticks: {} }

/** A form with the list it stands for. `open` are the papers neither taken in nor lawfully left out. */
export interface FilledForm {
  readonly lines: readonly ChecklistLine[]
  readonly unanswered: number
  readonly open: readonly MaterialKey[]
  /** As AcceptCase takes them: papers of this list only, whatever was ticked under other answers. */
  readonly materials: readonly CollectedMaterial[]
}

export function fillForm(item: ServiceItem, library: readonly Material[], form: ChecklistForm): FilledForm {
  const lines = checklist(item, library, form.answers)
  const materials: CollectedMaterial[] = []
  const open: MaterialKey[] = []
  for (const line of lines) {
    const tick = form.ticks[line.material.key] ?? preset(line)
    if (tick === null) open.push(line.material.key)
    else materials.push({ material: line.material.key, ...tick })
  }
  return { lines, unanswered: openSituations(item, form.answers).length, open, materials }
}

/** What data sharing, an e-licence or the counter itself provides is never asked for (State Council Order 716 Art. 7). */
function preset({ need }: ChecklistLine): ChecklistForm['ticks'][string] | null {
  return need === 'not-needed' ? { state: 'shared', copies: 0, original: 'none' } : null
}

/** The usual way a paper of this line is taken in, so that one tick is enough. */
export function takenIn({ form, copies, originalReturned }: ChecklistLine): ChecklistForm['ticks'][string] {
  const original = originalReturned ? 'returned' : 'kept'
  switch (form) {
    case 'original':
      return { state: 'collected', copies: 0, original }
    case 'original-and-copy':
      return { state: 'collected', copies, original }
    case 'copy':
      return { state: 'collected', copies, original: 'none' }
    case 'electronic':
      return { state: 'collected', copies: 0, original: 'none' }
  }
}

export const DEFERRED: ChecklistForm['ticks'][string] = { state: 'deferred', copies: 0, original: 'none' }

export function answered(form: ChecklistForm, situation: string, is: boolean): ChecklistForm {
  return { ...form, answers: { ...form.answers, [situation]: is } }
}

/** The form with a paper ticked, or unticked by null. */
export function ticked(
  form: ChecklistForm,
  material: MaterialKey,
  tick: ChecklistForm['ticks'][string] | null,
): ChecklistForm {
  const { [material]: _before, ...others } = form.ticks
  return { ...form, ticks: tick === null ? others : { ...others, [material]: tick } }
}

/** Every paper that is still open taken in the usual way. */
export function allTakenIn(form: ChecklistForm, { lines, open }: FilledForm): ChecklistForm {
  return lines
    .filter(({ material }) => open.includes(material.key))
    .reduce((ticks, line) => ticked(ticks, line.material.key, takenIn(line)), form)
}
