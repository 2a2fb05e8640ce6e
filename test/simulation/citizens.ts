import type { PersonInput } from '@onehall/protocol'
import type { Chance } from './chance.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * A made-up person: region 999999, which does not exist (domain.md §1.8), with a valid check sign; born so that one in
 * six has the age of priority. No number is given out twice within a few tens of thousands.
 */
export function madeUpPerson(chance: Chance, nth: number): PersonInput {
  const year = chance.happens(0.17) ? 1940 + chance.below(25) : 1967 + chance.below(40)
  const date = `${year}${two(1 + (nth % 12))}${two(1 + (Math.floor(nth / 12) % 28))}`
  const body = `999999${date}${String(Math.floor(nth / 336) % 1000).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return { name: '测试者', idType: '111', idNumber: `${body}${'10X98765432'[sum % 11]}`, mobile: null }
}

const two = (n: number): string => String(n).padStart(2, '0')
