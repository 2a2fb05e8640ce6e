import { expect, test } from 'vitest'
import { pickVoice } from './browser-voice.ts'

const voices = (...langs: string[]) => langs.map((lang) => ({ lang }))

test.each([
  [['en-US', 'zh-HK', 'zh-TW', 'zh-CN'], 'zh-CN'],
  [['zh_CN'], 'zh_CN'],
  [['zh-HK', 'zh-TW'], 'zh-TW'],
  [['cmn', 'yue', 'cmn-LATN-PINYIN'], 'cmn-LATN-PINYIN'],
  [['cmn', 'yue', 'en-GB'], undefined],
  [[], undefined],
])('[V13] of the voices %j the hall speaks Chinese with %s', (langs, chosen) => {
  expect(pickVoice(voices(...langs), 'zh')?.lang).toBe(chosen)
})

test('[V14] English is read by an English voice only', () => {
  expect(pickVoice(voices('zh-CN', 'en-GB'), 'en')?.lang).toBe('en-GB')
  expect(pickVoice(voices('zh-CN'), 'en')).toBeUndefined()
})
