import { expect, it } from 'vitest'
import { ACTIONS, actionOf, KEYS, keysOf, RHYTHM_ACTIONS } from './keys.ts'

const press = { key: 'F2', repeat: false, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }

it('[T34] every action has a key of its own', () => {
  expect(new Set(Object.values(KEYS)).size).toBe(ACTIONS.length)
  for (const action of ACTIONS) expect(actionOf({ ...press, key: KEYS[action] })).toEqual({ own: true, action })
})

it('[T198] the key of the rhythm stands on its next step, beside the key of that step, and on nothing else', () => {
  const shown = (next: Parameters<typeof keysOf>[1]) => ACTIONS.filter((action) => keysOf(action, next).includes('F10'))
  for (const next of ['call', 'start', 'finish-and-call'] as const) expect(shown(next)).toEqual([next])
  expect(keysOf('call', 'call')).toEqual(['F2', 'F10'])
  expect(keysOf('finish-and-call', 'call')).toEqual([])
})

it('[T35] a key held down acts once, and the browser still does not act on it', () => {
  expect(actionOf({ ...press, repeat: true })).toEqual({ own: true, action: null })
})

it('[T36] other keys, and ours with Ctrl, Alt, Shift or Meta, belong to the browser', () => {
  expect(actionOf({ ...press, key: 'F5' }).own).toBe(false)
  for (const held of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey'])
    expect(actionOf({ ...press, [held]: true }).own).toBe(false)
})

it('[T211] at another workplace the rhythm has its keys, and the keys of what asks for a choice are left to it', () => {
  const isOurs = (key: string) => actionOf({ ...press, key }, RHYTHM_ACTIONS).own
  expect(['F2', 'F3', 'F4', 'F6', 'F9', 'F10'].filter((key) => !isOurs(key))).toEqual([])
  expect(['F7', 'F8'].filter(isOurs)).toEqual([])
})
