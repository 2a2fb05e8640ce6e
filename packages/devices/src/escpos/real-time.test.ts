import { expect, test } from 'vitest'
import { splitRealTime } from './real-time.ts'

test('[P67] real-time questions are taken out of a stream, however it is cut', () => {
  const bytes = Buffer.from('41100404421004011010040243100510', 'hex')
  const whole = splitRealTime()(bytes)
  expect(whole.data.toString('hex')).toBe('414210431005')
  expect(whole.questions.map((question) => 'n' in question && question.n)).toEqual([4, 1, 2])
  const split = splitRealTime()
  const parts = [...bytes].map((byte) => split(Buffer.from([byte])))
  expect(Buffer.concat(parts.map((part) => part.data)).toString('hex')).toBe('414210431005')
  expect(parts.flatMap((part) => part.questions)).toEqual(whole.questions)
})
