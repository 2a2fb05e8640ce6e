import { useKeyDown } from '../shell/key-down.ts'
import type { Action } from './lawful.ts'

/** One key for each action (screens.md); F10 is the rhythm: finish with the guessed result and call the next. */
export const KEYS: { readonly [A in Action]: string } = {
  call: 'F2',
  recall: 'F3',
  start: 'F4',
  missed: 'F6',
  hold: 'F7',
  transfer: 'F8',
  finish: 'F9',
  'finish-and-call': 'F10',
}

export const ACTIONS = Object.keys(KEYS) as readonly Action[]

interface Press {
  readonly key: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** `own`: the key is one of ours, and the browser must not act on it; `action` is null while it is held down. */
export function actionOf(press: Press): { readonly own: boolean; readonly action: Action | null } {
  const action = ACTIONS.find((each) => KEYS[each] === press.key)
  const isPlain = !press.ctrlKey && !press.altKey && !press.metaKey && !press.shiftKey
  if (action === undefined || !isPlain) return { own: false, action: null }
  return { own: true, action: press.repeat ? null : action }
}

/** Runs an action for its key, wherever in that window the focus is. */
export function useActionKeys(run: (action: Action) => void, place: Window = window): void {
  useKeyDown((event) => {
    const { own, action } = actionOf(event)
    if (own) event.preventDefault()
    if (action !== null) run(action)
  }, place)
}

/** Runs for Ctrl+Enter, wherever in the page the focus is. */
export function useConfirmKey(run: () => void): void {
  useKeyDown((event) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return
    event.preventDefault()
    run()
  })
}
