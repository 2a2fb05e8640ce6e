import type { AcceptPush, ProcessPush, ResultPush, SpecialPush } from './contract.ts'

/** Synthetic pushes for tests: a fictional organ and people who do not exist (`domain.md` §1.8–1.9, §2.5). */
const TASK = '11449999000000019F4442099001001'
export const NOON = Date.UTC(2026, 2, 4, 4, 0, 0)

const head = {
  epoch: 'epoch-1',
  version: 1,
  occurredAt: NOON,
  item: {
    taskCode: TASK,
    handleCode: `${TASK}01`,
    catalogCode: '442099001001',
    name: '社会保障卡申领',
    version: 3,
    projectType: 'immediate',
  },
  organ: { code: '11449999000000019F', name: '示例市人力资源和社会保障局' },
  hall: { id: 'hall-1', name: '示例市政务服务中心' },
  handlerName: '李一',
} as const

const caseOf = (n: number) => ({ caseId: `case-${n}`, caseNo: `${TASK}20260304${String(n).padStart(4, '0')}` })

export const ID_NUMBER = '999999199001010016'
export const APPLICANT = '张示例'
export const MOBILE_NUMBER = '13800001234'

export function acceptPush(n = 7, change: Partial<AcceptPush> = {}): AcceptPush {
  return {
    ...head,
    ...caseOf(n),
    kind: 'accept',
    seq: 1,
    applicant: { type: 'person', name: APPLICANT, pageType: '111', pageCode: ID_NUMBER },
    contact: { name: APPLICANT, mobile: MOBILE_NUMBER },
    appliedAt: NOON - 60_000,
    acceptedAt: NOON,
    receiptNo: `SJ20260304${n}`,
    promisedDate: '2026-03-09',
    materials: [
      { name: '居民身份证', getType: 'shared', count: 1 },
      { name: '申请表', getType: 'paper', count: 2 },
    ],
    ...change,
  }
}

export function processPush(n = 7, change: Partial<ProcessPush> = {}): ProcessPush {
  const step = {
    name: '审核',
    action: 'pass',
    explain: null,
    startedAt: NOON + 60_000,
    endedAt: NOON + 120_000,
  } as const
  return { ...head, ...caseOf(n), kind: 'process', seq: 2, step, ...change }
}

export function resultPush(n = 7, change: Partial<ResultPush> = {}): ResultPush {
  const certificate = { name: '社会保障卡', no: 'SYN-0001-2026' }
  const result = {
    outcome: 'approved',
    decidedAt: NOON + 180_000,
    explain: null,
    certificate,
    delivered: false,
  } as const
  return { ...head, ...caseOf(n), kind: 'result', seq: 3, result, ...change }
}

export function specialPush(n = 7, change: Partial<SpecialPush> = {}): SpecialPush {
  const special = {
    type: 'other',
    name: '专家评审',
    reason: '需要专家评审',
    startedAt: NOON + 60_000,
    plannedEndAt: NOON + 86_400_000,
    endedAt: null,
    result: null,
  } as const
  return { ...head, ...caseOf(n), kind: 'special', seq: 2, special, ...change }
}
