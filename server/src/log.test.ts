import { expect, test } from 'vitest'
import { commandLog, makeLog } from './log.ts'

function logged(write: (log: ReturnType<typeof makeLog>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  write(makeLog('info', { write: (line) => void lines.push(line) }))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('[H50] personal data and secrets are not written, however they got into a line', () => {
  const person = { name: '测试员甲', idNumber: '110101199003070134', mobile: '13800000000' }
  const lines = logged((log) => {
    log.info({ person, ...person, password: 'Right-horse-7', token: 'secret-token' }, 'top')
    log.info({ asked: { person, headers: { cookie: 'secret-token', authorization: 'secret-token' } } }, 'deep')
    log.error({ err: Object.assign(new Error('disk full'), { code: 'ENOSPC' }), body: person }, 'failed')
  })
  const text = JSON.stringify(lines)
  for (const leak of [...Object.values(person), 'Right-horse-7', 'secret-token']) expect(text).not.toContain(leak)
  expect(lines[2]).toMatchObject({ level: 'error', err: { message: 'disk full', code: 'ENOSPC' }, msg: 'failed' })
})

test('[H51] every line about a command names it', () => {
  const [line] = logged((log) => commandLog(log, 'command-0123456789').info('decided'))
  expect(line).toMatchObject({ commandId: 'command-0123456789', msg: 'decided' })
})
