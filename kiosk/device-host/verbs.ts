import type { z } from 'zod'

type Schemas<V extends string> = { readonly [verb in V]: z.ZodType }

/** A table of verbs: what each takes, and what it does. Both carriers of a bridge serve the same table. */
export interface Verbs<V extends string, S extends Schemas<V> = Schemas<V>> {
  readonly schemas: S
  readonly run: { readonly [verb in V]: (argument: never) => Promise<unknown> }
}

export type VerbAnswer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: 'malformed' | 'failed' }

/** Carries out what a page asked for: an unknown verb and an argument that does not fit are refused, and nothing is done. */
export async function serveVerb<V extends string>(
  verbs: Verbs<V>,
  verb: unknown,
  argument: unknown,
  onError: (error: unknown) => void,
): Promise<VerbAnswer> {
  if (typeof verb !== 'string' || !Object.hasOwn(verbs.schemas, verb)) return { ok: false, why: 'malformed' }
  const parsed = verbs.schemas[verb as V].safeParse(argument)
  if (!parsed.success) return { ok: false, why: 'malformed' }
  try {
    return { ok: true, value: (await verbs.run[verb as V](parsed.data as never)) ?? null }
  } catch (error) {
    onError(error)
    return { ok: false, why: 'failed' }
  }
}
