import { useState } from 'react'
import { go } from './route.ts'

/**
 * The workplaces that this page was at. Each keeps what was begun in it while another one is looked at, so that one person can hold
 * several roles without losing anything; it comes back where it was left.
 */
export function useOpened(
  chosen: string | undefined,
  route: readonly string[],
): { readonly opened: readonly string[]; comeTo(workplace: string): void } {
  const [places, setPlaces] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const isHere = chosen !== undefined && chosen === route[0]
  const here = isHere ? route : chosen === undefined ? [] : [chosen]
  if (chosen !== undefined && places.get(chosen)?.join('/') !== here.join('/')) {
    setPlaces(new Map(places).set(chosen, here))
  }
  return {
    opened: [...places.keys()],
    // Once more from where one is: to its beginning.
    comeTo: (workplace) => go(...(workplace === chosen ? [workplace] : (places.get(workplace) ?? [workplace]))),
  }
}
