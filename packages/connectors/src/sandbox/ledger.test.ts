import { describe, expect, test } from 'vitest'
import type { CasePush } from '../contract.ts'
import { toMessage } from '../http-signed/message.ts'
import type { PushMessage } from '../http-signed/message.ts'
import {
  APPLICANT,
  ID_NUMBER,
  MOBILE_NUMBER,
  acceptPush,
  processPush,
  resultPush,
  specialPush,
} from '../pushes.fixture.ts'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import { makeLedger } from './ledger.ts'

function messageOf(push: CasePush, change: (message: PushMessage) => void = () => undefined): PushMessage {
  const message = toMessage(push, SANDBOX_PROFILE)
  if ('kind' in message) throw new Error('no message')
  change(message)
  return message
}

/** A ledger that takes one after the other and says what became of each. */
function taking() {
  const ledger = makeLedger(SANDBOX_PROFILE, 'key')
  const take = (message: PushMessage) => {
    const record = ledger.judge(message, 1)
    ledger.apply(record)
    return record.effect === 'objected' ? record.objections.map(({ reason }) => reason) : record.effect
  }
  return { ledger, take, push: (push: CasePush) => take(messageOf(push)) }
}

describe('the order within a case', () => {
  test('[X18] acceptance, then steps, then the result; nothing after it', () => {
    const { push } = taking()
    expect(push(processPush())).toEqual(['not-accepted-before'])
    expect(push(specialPush())).toEqual(['not-accepted-before'])
    expect(push(resultPush())).toEqual(['not-accepted-before'])
    expect([acceptPush(), processPush(), specialPush(), resultPush()].map(push)).toEqual(Array(4).fill('taken'))
    expect(push(processPush(7, { seq: 4 }))).toEqual(['closed-before'])
    expect(push(resultPush(7, { seq: 4 }))).toEqual(['closed-before'])
    expect(push(acceptPush(7, { seq: 4 }))).toEqual(['closed-before'])
    expect(push(acceptPush(8))).toBe('taken')
    expect(push(acceptPush(8, { seq: 2 }))).toEqual(['accepted-twice'])
  })

  test('[X19] a case that was never accepted ends with a result alone', () => {
    const { push } = taking()
    const { result } = resultPush()
    expect(push(resultPush(7, { result: { ...result, outcome: 'not-accepted' } }))).toBe('taken')
    expect(push(resultPush(8, { result: { ...result, outcome: 'not-required' } }))).toBe('taken')
    expect(push(acceptPush(7))).toEqual(['closed-before'])
  })
})

describe('one row id, in effect once', () => {
  test('[X20] the same again is a repeat; other content wants the next version; an older version changes nothing', () => {
    const { push, ledger } = taking()
    expect([push(acceptPush()), push(acceptPush())]).toEqual(['taken', 'repeated'])
    expect(push(acceptPush(7, { handlerName: '李二' }))).toEqual(['same-version-other-content'])
    expect(push(acceptPush(7, { handlerName: '李二', version: 2 }))).toBe('taken')
    expect(push(acceptPush())).toBe('repeated')
    const [held] = [...ledger.cases().values()].flatMap((pushes) => [...pushes.values()])
    expect(held).toMatchObject({ version: 2, received: 4, repeated: 2, main: { handle_user_name: '李二' } })
  })

  test('[X20] a correction keeps its place even after the result', () => {
    const { push } = taking()
    ;[acceptPush(), processPush(), resultPush()].forEach(push)
    expect(push(processPush(7, { version: 2, handlerName: '李二' }))).toBe('taken')
  })
})

describe('a message that does not hang together', () => {
  const row = (message: PushMessage) => message.tables.up_pro_accept[0]!
  const cases: [string, CasePush, (message: PushMessage) => void][] = [
    ['not-one-main-row', acceptPush(), (message) => message.tables.up_pro_accept.pop()],
    ['not-one-main-row', acceptPush(), (message) => message.tables.up_pro_accept.push(row(message))],
    ['row-named-otherwise', acceptPush(), (message) => (message.requestNo = '00000000-0000-0000-0000-000000000000')],
    ['version-otherwise', acceptPush(), (message) => (message.version = 2)],
    ['several-cases', acceptPush(), (message) => (row(message)['project_no'] = '1'.repeat(43))],
    ['malformed', acceptPush(7, { materials: [] }), (message) => (row(message)['project_no'] = '办'.repeat(43))],
    ['wrong-width', acceptPush(7, { caseNo: 'A1', materials: [] }), () => undefined],
    [
      'stray-rows',
      processPush(),
      (message) => message.tables.up_pro_material.push(...messageOf(acceptPush()).tables.up_pro_material),
    ],
  ]
  test.each(cases)('[X21] is refused whole and nothing of it is held: %s', (reason, push, spoil) => {
    const { ledger, take } = taking()
    expect(take(messageOf(push, spoil))).toEqual([reason])
    expect(ledger.cases().size).toBe(0)
    expect(ledger.objected()).toHaveLength(1)
  })

  test('[X21] a row that is held does not move to another case', () => {
    const { push } = taking()
    push(acceptPush())
    expect(push(acceptPush(7, { version: 2, caseNo: acceptPush(8).caseNo }))).toEqual(['moved-to-another-case'])
  })
})

test('[X22] nothing that is kept tells who the applicant is', () => {
  const ledger = makeLedger(SANDBOX_PROFILE, 'key')
  const records = [acceptPush(), processPush(), acceptPush(8, { caseNo: ID_NUMBER })].map((push) => {
    const record = ledger.judge(messageOf(push), 1)
    ledger.apply(record)
    return record
  })
  const kept = JSON.stringify(records)
  for (const secret of [ID_NUMBER, APPLICANT, MOBILE_NUMBER]) expect(kept).not.toContain(secret)
  expect(records[0]).toMatchObject({
    main: { applyer_name: '张*例', applyer_page_code: '9999**********0016', contact_mobile: '138****1234' },
  })
})

test('[X23] of a sender gone wild only the last objections are remembered', () => {
  const { push, ledger } = taking()
  for (let n = 0; n < 1_000; n += 1) push(processPush())
  expect(ledger.objected().length).toBe(300)
  expect(ledger.revision()).toBe(1_000)
})
