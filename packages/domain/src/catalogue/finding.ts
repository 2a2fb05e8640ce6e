import type { Text } from '../ids.ts'

/** The rules of domain.md §2.9; SPEC.md says each in a sentence. */
export type LintRule =
  | 'unique-key'
  | 'name'
  | 'everyday-name'
  | 'initials'
  | 'department'
  | 'catalog-code'
  | 'task-code'
  | 'handle-code'
  | 'material-exists'
  | 'material-form'
  | 'material-source'
  | 'situation'
  | 'instant-limit'
  | 'promised-limit'
  | 'steps'
  | 'step-sum'
  | 'fee-basis'
  | 'visits'
  | 'bundle-children'
  | 'bundle-limit'
  | 'queue'

/** One thing that is wrong in a catalogue. */
export interface Finding {
  readonly rule: LintRule
  /** Key of the item, bundle, material or department it is about. */
  readonly item: string
  readonly text: Text
}

/** A list of one finding if something is wrong, of none if not. */
export function finding(wrong: boolean, rule: LintRule, item: string, zh: string, en: string): readonly Finding[] {
  return wrong ? [{ rule, item, text: { zh, en } }] : []
}
