import { useMemo, useReducer } from 'react'
import { ATTRACT, walk, type Path, type Screen } from './navigation.ts'

/** Where the visitor of one visit is, and the moves from there. */
export interface Way {
  readonly path: Path
  readonly screen: Screen
  readonly go: (to: Screen) => void
  /** Takes the place of the present screen: back does not return to it. */
  readonly instead: (to: Screen) => void
  /** As the first thing after the attract screen. */
  readonly begin: (to: Screen) => void
  readonly back: () => void
}

export function usePath(): Way {
  const [path, move] = useReducer(walk, ATTRACT)
  return useMemo(
    () => ({
      path,
      screen: path.at(-1)!,
      go: (to) => move({ move: 'go', to }),
      instead: (to) => move({ move: 'instead', to }),
      begin: (to) => move({ move: 'begin', to }),
      back: () => move({ move: 'back' }),
    }),
    [path],
  )
}
