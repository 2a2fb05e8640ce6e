import { expect, test } from 'vitest'
import { screenOf } from './params.ts'

test.each([
  ['', { kind: 'hall' }],
  ['?zone=zone-a', { kind: 'zone', zone: 'zone-a' }],
  ['?counter=c01', { kind: 'counter', counter: 'c01' }],
  ['?counter=c01&zone=zone-a', { kind: 'counter', counter: 'c01' }],
  ['?zone=', { kind: 'hall' }],
])('[W5] the address %s opens %o', (search, screen) => {
  expect(screenOf(search)).toEqual(screen)
})
