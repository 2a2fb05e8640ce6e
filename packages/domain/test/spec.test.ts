import { expect, it } from 'vitest'
import { SPEC, TESTS } from './texts.fixture.ts'

/** Rules that tests of other packages hold: the lane's in server/src/engine, the sample hall's in server/sample. */
const ELSEWHERE = /^(L\d+|G[345]\d|W11)$/

const rules = [...SPEC.matchAll(/\*\*([A-Z]\d+)\*\*/g)].map(([, id]) => id!)
/** A title begins with its ids: `'[C8] finish and next …'`, `'[E1] [E2] …'`. */
const named = Object.entries(TESTS).flatMap(([path, text]) =>
  [...text.matchAll(/['"`]((?:\[[A-Z]\d+\] )+)/g)].flatMap(([, ids]) =>
    ids!.match(/[A-Z]\d+/g)!.map((id) => ({ id, path })),
  ),
)

it('[E11] every rule of SPEC.md has a test that carries its id', () => {
  const tested = new Set(named.map(({ id }) => id))
  expect(rules.filter((id) => !tested.has(id) && !ELSEWHERE.test(id))).toEqual([])
})

it('[E11] every id in a title, of the letters of SPEC.md, is a rule there, written once', () => {
  const letters = new Set(rules.map(([letter]) => letter))
  expect(named.filter(({ id }) => letters.has(id[0]!) && !rules.includes(id))).toEqual([])
  expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([])
  expect(rules.length).toBeGreaterThan(100)
})

it('[E11] every title says its rule, and every test file has one', () => {
  const untitled = Object.entries(TESTS).flatMap(([path, text]) =>
    [...text.matchAll(/^ *(?:it|test)\(\s*['"`](?!\[[A-Z]\d+\]).*/gm)].map(([title]) => `${path}: ${title}`),
  )
  expect(untitled).toEqual([])
  expect(Object.keys(TESTS).filter((path) => !named.some((each) => each.path === path))).toEqual([])
})
