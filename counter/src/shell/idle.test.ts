import { expect, it } from 'vitest'
import { makeIdleWatch } from './idle.ts'
import { makeInHand } from './in-hand.ts'

function setting() {
  let at = 0
  const inHand = makeInHand()
  return { inHand, watch: makeIdleWatch(inHand, () => at, 100), pass: (ms: number) => void (at += ms) }
}

it('[T31] nobody there for the whole time is idle; a key begins it anew', () => {
  const { watch, pass } = setting()
  pass(99)
  expect(watch.isIdle()).toBe(false)
  watch.touched()
  pass(99)
  expect(watch.isIdle()).toBe(false)
  pass(1)
  expect(watch.isIdle()).toBe(true)
})

it('[T32] a counter that has somebody in hand is never idle, and the time begins when it ends', () => {
  const { watch, pass, inHand } = setting()
  const release = inHand.hold()
  pass(1000)
  expect(watch.isIdle()).toBe(false)
  release()
  pass(99)
  expect(watch.isIdle()).toBe(false)
  pass(1)
  expect(watch.isIdle()).toBe(true)
})

it('[T33] two holds are two: the page is free when both are released', () => {
  const inHand = makeInHand()
  const [one, two] = [inHand.hold(), inHand.hold()]
  one()
  one()
  expect(inHand.isHeld()).toBe(true)
  two()
  expect(inHand.isHeld()).toBe(false)
})
