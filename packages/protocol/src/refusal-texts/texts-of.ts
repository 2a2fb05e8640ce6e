import type { Refusal, RefusalReason, Text } from '@onehall/domain'

/** What people read when something is refused: what is the matter, and what to do next. */
export type Texts = { readonly [R in RefusalReason]: (refusal: Extract<Refusal, { reason: R }>) => Text }

/** The texts of one subject. */
export type TextsOf = Partial<Texts>
