import { expect, it } from 'vitest'
import { makeInOrder } from './in-order.ts'

it('an answer counts unless a newer one came before it', () => {
  const { ask } = makeInOrder()
  const [first, second, third] = [ask(), ask(), ask()]
  expect(second()).toBe(true)
  expect(first()).toBe(false)
  expect(third()).toBe(true)
})

it('nothing that was asked before somebody signed in counts afterwards', () => {
  const { ask, outdate } = makeInOrder()
  const before = ask()
  outdate()
  const after = ask()
  expect(before()).toBe(false)
  expect(after()).toBe(true)
})
