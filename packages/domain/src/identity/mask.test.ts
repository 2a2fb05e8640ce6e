import { describe, expect, it } from 'vitest'
import { mask } from './mask.ts'
import type { MaskAudience, MaskKind } from './mask.ts'
import { makeRandom } from './random.fixture.ts'

const AUDIENCES: readonly MaskAudience[] = ['wall', 'kiosk', 'ticket', 'serving', 'staff', 'export']

describe('masking', () => {
  it.each<[MaskKind, string, (string | null)[]]>([
    ['name', '张三', [null, '张*', '张*', '张三', '张*', '张*']],
    ['name', '测试甲', [null, '测*甲', '测*甲', '测试甲', '测*甲', '测*甲']],
    ['citizen-number', '11010519491231002X', [null, ...mixed('1101**********002X', null)]],
    ['passport', 'E12345623', [null, ...mixed('E1****23', null)]],
    ['phone', '13800001234', [null, ...mixed('138****1234', '138****1234')]],
    ['address', '北京市朝阳区示例路1号', [null, null, null, '北京市朝阳区**', '北京市朝阳区**', null]],
    ['bank-account', '6222000000001234567', [null, null, null, '****4567', '****4567', '****4567']],
    ['company-name', '示例市示例有限公司', [null, ...Array<string>(5).fill('示例市示例有限公司')]],
    ['credit-code', '91350100M000100Y43', [null, ...Array<string>(5).fill('91350100M000100Y43')]],
  ])('[I31] %s %s is shown to wall, kiosk, ticket, serving, staff, export as the table says', (kind, value, shown) => {
    expect(AUDIENCES.map((audience) => mask(kind, value, audience))).toEqual(shown)
  })

  it.each([
    ['甲', '*'],
    ['', '*'],
    ['欧阳测试', '欧**试'],
    ['测试·丙', '测**丙'],
    ['JOHN ADAM SMITH', 'JOHN *'],
    ['MADONNA', 'M*****A'],
    ['𠮷田', '𠮷*'],
    ['𠮷田甲', '𠮷*甲'],
  ])('[I32] the name %j is shown to others as %j', (name, shown) => {
    expect(mask('name', name, 'staff')).toBe(shown)
  })

  it.each<[MaskKind, string, string]>([
    ['citizen-number', '110105491231002', '1101*******1002'],
    ['citizen-number', '1234', '****'],
    ['passport', 'E123', '****'],
    ['passport', 'H0000000001', 'H0****01'],
    ['phone', '88881234', '****34'],
    ['phone', '12', '****'],
    ['bank-account', '1234', '****'],
  ])('[I33] a %s of unusual length %s is not shown whole: %s', (kind, value, shown) => {
    expect(mask(kind, value, 'serving')).toBe(shown)
  })

  it.each([
    ['示例省示例市示例县示例镇5号', '示例省示例市示例县**'],
    ['新疆维吾尔自治区乌鲁木齐市天山区示例路1号', '新疆维吾尔自治区乌鲁木齐市天山区**'],
    ['内蒙古自治区锡林郭勒盟正蓝旗示例路', '内蒙古自治区锡林郭勒盟正蓝旗**'],
    ['江苏省昆山市示例镇', '江苏省昆山市**'],
    ['示例路12号朝阳小区', '**'],
    ['朝阳小区5栋', '**'],
  ])('[I34] the address %s is cut after the district: %s', (address, shown) => {
    expect(mask('address', address, 'serving')).toBe(shown)
  })

  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[I35] of a document number or phone never more than 8 characters are shown (seed ${seed})`, () => {
    const { below, pick } = makeRandom(seed)
    for (let round = 0; round < 2000; round++) {
      const value = Array.from({ length: below(24) }, () => pick([...'0123456789X'])).join('')
      const kind = pick<MaskKind>(['citizen-number', 'passport', 'phone', 'bank-account'])
      for (const audience of AUDIENCES) {
        const shown = mask(kind, value, audience) ?? '*'
        expect(shown.replaceAll('*', '').length, `${kind} ${value} → ${shown}`).toBeLessThanOrEqual(8)
        expect(shown).toContain('*')
      }
    }
  })
})

/** kiosk, ticket, serving, staff, export. */
function mixed(masked: string, ticket: string | null): (string | null)[] {
  return [masked, ticket, masked, masked, masked]
}
