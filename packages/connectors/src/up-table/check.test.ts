import { describe, expect, test } from 'vitest'
import { ID_NUMBER, acceptPush } from '../pushes.fixture.ts'
import { checkRow } from './check.ts'
import { COLUMNS } from './columns.ts'
import type { Row } from './columns.ts'
import { toUpRows } from './map.ts'
import { objectionText } from './objection.ts'
import { SANDBOX_PROFILE } from './profile.ts'

const [{ row: good }] = toUpRows(acceptPush(), SANDBOX_PROFILE)
const check = (change: Row) => checkRow({ table: 'up_pro_accept', row: { ...good, ...change } }, SANDBOX_PROFILE)

describe('what the tables refuse', () => {
  test('[X14] each NOT NULL column is missed when it is null, empty or absent', () => {
    for (const [name, column] of Object.entries(COLUMNS.up_pro_accept)) {
      const missing = column.required ? [{ reason: 'missing', at: `up_pro_accept.${name}` }] : []
      expect(check({ [name]: null })).toEqual(missing)
      expect(check({ [name]: '' })).toEqual(missing)
      const { [name]: _, ...without } = good
      expect(checkRow({ table: 'up_pro_accept', row: without }, SANDBOX_PROFILE)).toEqual(missing)
    }
  })

  test('[X14] codes have their practised widths: 12, 31, 33 and 43', () => {
    const wrong = (at: string, limit: number, found: number) => [
      { reason: 'wrong-width', at: `up_pro_accept.${at}`, limit, found },
    ]
    expect(check({ catalog_code: '4420990010' })).toEqual(wrong('catalog_code', 12, 10))
    expect(check({ task_code: '1'.repeat(24) })).toEqual(wrong('task_code', 31, 24))
    expect(check({ task_handle_item: '1'.repeat(31) })).toEqual(wrong('task_handle_item', 33, 31))
    expect(check({ project_no: '1'.repeat(44) })).toEqual(wrong('project_no', 43, 44))
  })

  test('[X14] a text is too wide by its characters, and by its bytes where the platform counts them', () => {
    expect(check({ task_name: '𠮷'.repeat(1_000) })).toEqual([])
    expect(check({ task_name: '𠮷'.repeat(1_001) })).toEqual([
      { reason: 'too-wide', at: 'up_pro_accept.task_name', limit: 1_000, found: 1_001 },
    ])
    const byBytes = { ...SANDBOX_PROFILE, bytesPerCharacter: 1 }
    expect(checkRow({ table: 'up_pro_accept', row: { ...good, org_name: '局'.repeat(40) } }, byBytes)).toEqual([
      { reason: 'too-many-bytes', at: 'up_pro_accept.org_name', limit: 100, found: 120 },
    ])
  })

  test('[X14] times, numbers, mobiles and texts are what they say; a column nobody knows is refused', () => {
    for (const at of ['2026-02-30 00:00:00', '2026-03-04T12:00:00', '2026-03-04', '2026-03-04 25:00:00']) {
      expect(check({ accept_date: at })).toEqual([{ reason: 'not-a-time', at: 'up_pro_accept.accept_date' }])
    }
    expect(check({ task_version: '3' })).toEqual([{ reason: 'not-a-number', at: 'up_pro_accept.task_version' }])
    expect(check({ contact_mobile: '075512345678' })).toEqual([
      { reason: 'not-a-mobile', at: 'up_pro_accept.contact_mobile' },
    ])
    expect(check({ project_type: 1 })).toEqual([{ reason: 'not-text', at: 'up_pro_accept.project_type' }])
    expect(check({ [ID_NUMBER]: 'x' })).toEqual([{ reason: 'unknown-column', at: 'up_pro_accept.?' }])
  })

  test('[X14] an objection says where and how much in both languages, never what stood there', () => {
    const [wide] = check({ applyer_page_code: ID_NUMBER.repeat(30) })
    expect(objectionText(wide!, 'zh')).toBe('up_pro_accept.applyer_page_code 超长：最多 500 个字符，实为 540')
    expect(objectionText(wide!, 'en')).toBe('up_pro_accept.applyer_page_code is too long: 540 characters, at most 500')
  })
})
