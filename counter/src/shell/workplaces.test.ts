import { expect, it } from 'vitest'
import { workplacesOf } from './workplaces.ts'

it('[T63] who holds several roles has their workplaces side by side, and no other', () => {
  const keys = (roles: Parameters<typeof workplacesOf>[0]['roles']) => workplacesOf({ roles }).map(({ key }) => key)
  expect(keys(['guide'])).toEqual(['guide'])
  expect(keys(['clerk', 'guide', 'manager'])).toEqual(expect.arrayContaining(['counter', 'guide', 'manager']))
  expect(keys(['clerk', 'guide', 'manager'])).not.toContain('admin')
  expect(keys([])).toEqual([])
})
