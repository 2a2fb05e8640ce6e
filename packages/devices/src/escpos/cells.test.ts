import { describe, expect, test } from 'vitest'
import { makeRandom } from '../random.fixture.ts'
import { cellsOf, leftRight, printable, titledRule, wrap } from './cells.ts'

describe('cells', () => {
  test('[P1] ASCII takes one cell, every character of two or four bytes takes two', () => {
    expect(cellsOf('A005')).toBe(4)
    expect(cellsOf('请A005号')).toBe(8)
    expect(cellsOf('·—é𠮷')).toBe(8)
  })

  test('[P2] a text wraps at the paper width, keeps words whole and begins no line with a closing mark', () => {
    expect(wrap('过号请联系导办台；30 分钟内可顺延', 16)).toEqual(['过号请联系导办', '台；30 分钟内可', '顺延'])
    expect(wrap('please go to counter 12', 10)).toEqual(['please go', 'to counter', '12'])
    expect(wrap('ABCDEFGHIJKLMN', 6)).toEqual(['ABCDEF', 'GHIJKL', 'MN'])
    expect(wrap('', 10)).toEqual([''])
  })

  test('[P2] whatever the text, no line is too wide and no character is lost', () => {
    const random = makeRandom()
    const alphabet = [...'AB1 ，。（）中文·𠮷-x', 'é', '“', '”']
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: random.below(60) }, () => random.pick(alphabet)).join('')
      const columns = 2 + random.below(47)
      const lines = wrap(text, columns)
      expect(Math.max(...lines.map(cellsOf)), `seed ${random.seed}: ${text}`).toBeLessThanOrEqual(columns)
      expect(lines.join('').replaceAll(' ', ''), `seed ${random.seed}`).toBe(text.replaceAll(' ', ''))
    }
  })

  test('[P3] control and direction characters never reach the paper, a private-use character prints as 〓', () => {
    expect(printable('A\u001b@\u0010\u0004B\u202e\u200d\n中\ue001\ud800')).toBe('A@B 中〓\ufffd')
  })

  test('[P4] left and right share a line when both fit, else the right one goes below at the edge', () => {
    expect(leftRight('窗口', '3号', 12)).toEqual(['窗口     3号'])
    expect(leftRight('办件编号', '1234567890', 12)).toEqual(['办件编号', '  1234567890'])
  })

  test('[P4] a titled rule fills the paper and has its title in the middle', () => {
    expect(titledRule('请带好', 20)).toBe('------ 请带好 ------')
    expect(cellsOf(titledRule('已收材料', 33))).toBe(33)
  })
})
