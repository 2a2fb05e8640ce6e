import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CasePush, PlatformConnector } from './contract.ts'
import { acceptPush, processPush, resultPush } from './pushes.fixture.ts'
import type { Fault } from './sandbox/fault.ts'
import type { ReceivedCase } from './sandbox/received.ts'

export type Twin = {
  readonly connector: PlatformConnector
  received(): Promise<readonly ReceivedCase[]>
  setFault(fault: Fault): Promise<void>
  stop(): Promise<void>
}

/** What every connector with a platform behind it keeps. `start` gives a fresh platform and a sender that waits `timeoutMs`. */
export function connectorContract(name: string, start: (options: { timeoutMs: number }) => Promise<Twin>): void {
  describe(`${name}: the contract of a connector`, () => {
    let twin: Twin
    const send = (push: CasePush) => twin.connector.send(push, new AbortController().signal)
    const accepted = { kind: 'accepted' }
    const whole = [acceptPush(), processPush(), resultPush()]

    beforeEach(async () => {
      twin = await start({ timeoutMs: 300 })
    })
    afterEach(() => twin.stop())

    test('[X30] what is accepted is held: who, what, in which order', async () => {
      for (const push of whole) expect(await send(push)).toEqual(accepted)
      const [held, ...others] = await twin.received()
      expect(others).toEqual([])
      expect(held).toMatchObject({
        projectNo: acceptPush().caseNo,
        acceptance: { item: '社会保障卡申领', applicant: '张*例', organ: '示例市人力资源和社会保障局', materials: 2 },
        steps: [{ name: '审核', handler: '李一' }],
        result: { type: '0', outcome: 'approved' },
        order: ['accept', 'process', 'result'],
        received: 3,
        repeated: 0,
      })
    })

    test('[X31] a repeat is answered the same and is in effect once', async () => {
      for (let time = 0; time < 3; time += 1) expect(await send(acceptPush())).toEqual(accepted)
      expect(await twin.received()).toMatchObject([{ versions: [1], received: 3, repeated: 2, order: ['accept'] }])
    })

    test('[X32] a changed push is sent as the next version and takes the place of the old', async () => {
      await send(acceptPush())
      const materials = [{ name: '申请表', getType: 'paper', count: 1 }] as const
      expect(await send(acceptPush(7, { version: 2, materials }))).toEqual(accepted)
      expect(await twin.received()).toMatchObject([
        { versions: [2], acceptance: { materials: 1 }, received: 2, repeated: 0 },
      ])
    })

    test('[X33] what the platform objects to is rejected with its reasons, and nothing of it is held', async () => {
      expect(await send(processPush())).toEqual({
        kind: 'rejected',
        objections: ['该办件还没有受理信息，顺序应为受理、过程、结果'],
      })
      expect(await send(acceptPush(7, { caseNo: '1'.repeat(40), receiptNo: 'x'.repeat(51) }))).toEqual({
        kind: 'rejected',
        objections: [
          'up_pro_accept.project_no 应为 43 位，实为 40 位',
          'up_pro_accept.accept_doc_no 超长：最多 50 个字符，实为 51',
          'up_pro_material.project_no 应为 43 位，实为 40 位',
        ],
      })
      expect(await twin.received()).toEqual([])
    })

    test('[X34] facts no row can be made of are rejected, never retried for ever', async () => {
      expect(await send(acceptPush(7, { acceptedAt: Number.NaN }))).toMatchObject({ kind: 'rejected' })
    })

    test('[X35] a platform that fails holds nothing and is told again', async () => {
      await twin.setFault('500')
      expect(await send(acceptPush())).toEqual({ kind: 'unavailable', why: 'HTTP 500' })
      expect(await twin.received()).toEqual([])
      await twin.setFault('none')
      expect(await send(acceptPush())).toEqual(accepted)
    })

    test('[X36] when the acknowledgement is lost the push is sent again and is in effect once', async () => {
      await twin.setFault('drop-ack')
      expect(await send(acceptPush())).toMatchObject({ kind: 'unavailable' })
      expect(await twin.received()).toHaveLength(1)
      await twin.setFault('none')
      expect(await send(acceptPush())).toEqual(accepted)
      expect(await twin.received()).toMatchObject([{ received: 2, repeated: 1, order: ['accept'] }])
    })

    test('[X37] an answer that is too late counts as none, and the repeat as a repeat', async () => {
      await twin.setFault('slow')
      expect(await send(acceptPush())).toEqual({ kind: 'unavailable', why: 'timeout' })
      await twin.setFault('none')
      expect(await send(acceptPush())).toEqual(accepted)
      expect(await twin.received()).toMatchObject([{ received: 2, repeated: 1 }])
    })

    test('[X38] what a network delivers twice is in effect once', async () => {
      await twin.setFault('duplicate')
      for (const push of whole) expect(await send(push)).toEqual(accepted)
      expect(await twin.received()).toMatchObject([
        { order: ['accept', 'process', 'result'], received: 6, repeated: 3 },
      ])
    })

    test('[X39] told to give up, before or meanwhile, it answers unavailable and does not throw', async () => {
      expect(await twin.connector.send(acceptPush(), AbortSignal.abort())).toEqual({
        kind: 'unavailable',
        why: 'given up',
      })
      expect(await twin.received()).toEqual([])
      await twin.setFault('slow')
      const giveUp = new AbortController()
      const sending = twin.connector.send(acceptPush(), giveUp.signal)
      await expect.poll(() => twin.received()).toHaveLength(1)
      giveUp.abort()
      expect(await sending).toEqual({ kind: 'unavailable', why: 'given up' })
    })

    test('[X40] cases do not wait for one another, and each keeps its own order', async () => {
      const cases = Array.from({ length: 20 }, (_, n) => n + 1)
      const outcomes = await Promise.all(
        cases.map(async (n) => [await send(acceptPush(n)), await send(processPush(n)), await send(resultPush(n))]),
      )
      expect(outcomes.flat()).toEqual(Array(60).fill(accepted))
      const orders = (await twin.received()).map(({ order }) => order)
      expect(orders).toEqual(Array(20).fill(['accept', 'process', 'result']))
    })
  })
}
