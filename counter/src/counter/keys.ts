import { useKeyDown } from '../shell/key-down.ts'
import type { Action } from './lawful.ts'

/** One key for each action (screens.md). That of the last is the rhythm's: it does whatever the next step is. */
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

/** The rhythm and what needs nothing but its key: the other keys are free for what else is looked at. */
export const RHYTHM_ACTIONS: readonly Action[] = ACTIONS.filter((action) => action !== 'hold' && action !== 'transfer')

/** `own`: the key is one of ours, and the browser must not act on it; `action` is null while it is held down. */
export function actionOf(
  press: Press,
  ours: readonly Action[] = ACTIONS,
): { readonly own: boolean; readonly action: Action | null } {
  const action = ours.find((each) => KEYS[each] === press.key)
  const isPlain = !press.ctrlKey && !press.altKey && !press.metaKey && !press.shiftKey
  if (action === undefined || !isPlain) return { own: false, action: null }
  return { own: true, action: press.repeat ? null : action }
}

/** The one key of the rhythm. */
export const RHYTHM = KEYS['finish-and-call']

/** The keys of an action as it stands on the screen: its own, and that of the rhythm where it is the next step. */
export function keysOf(action: Action, next: Action): readonly string[] {
  const own = KEYS[action]
  if (action === next) return [...new Set([own, RHYTHM])]
  return own === RHYTHM ? [] : [own]
}

/**
 * Runs an action for its key, wherever in that window the focus is.
 * @param goOn the next step of the rhythm
 * @param ours the actions whose keys count here
 */
export function useActionKeys(
  run: (action: Action) => void,
  goOn: () => void,
  place: Window = window,
  ours: readonly Action[] = ACTIONS,
): void {
  useKeyDown((event) => {
    const { own, action } = actionOf(event, ours)
    if (own) event.preventDefault()
    if (action === 'finish-and-call') goOn()
    else if (action !== null) run(action)
  }, place)
}

/** Shift with a key does what stands beside its step, or takes it back: without many presses of Tab. */
export const ASIDE = {
  'walk-in': 'Shift+F2',
  'look-up': 'Shift+F3',
  pause: 'Shift+F4',
  restore: 'Shift+F6',
  back: 'Shift+F7',
  undo: 'Shift+F9',
} as const

/** Whether something is asked that comes before everything else on the page. */
export const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[aria-modal=true]')].some((dialog) => dialog.getClientRects().length > 0)

/** Presses the button of the desk on which that key stands; one of a list is only gone to, and Enter presses it. */
export function useAsideKeys(): void {
  useKeyDown((event) => {
    const key = `Shift+${event.key}`
    const isOurs = event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
    if (!isOurs || !Object.values<string>(ASIDE).includes(key)) return
    event.preventDefault()
    if (event.repeat || isDialogOpen()) return
    const button = document.querySelector<HTMLElement>(`.desk [aria-keyshortcuts="${key}"]`)
    button?.focus()
    if (button?.closest('li') === null) button.click()
  })
}

/** Runs for Ctrl+Enter, wherever in the page the focus is. */
export function useConfirmKey(run: () => void): void {
  useKeyDown((event) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return
    // What is behind a dialog is not confirmed by it.
    if (event.target instanceof Element && event.target.closest('[role=dialog]') !== null) return
    event.preventDefault()
    run()
  })
}
