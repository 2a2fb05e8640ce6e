import type { ResultOutcome } from '../contract.ts'
import type { Language } from '../up-table/objection.ts'
import type { Fault } from './fault.ts'

type PageTexts = {
  readonly htmlLang: string
  readonly title: string
  readonly ribbon: string
  readonly intro: string
  readonly otherLanguage: string
  readonly cases: string
  readonly noCases: string
  readonly columns: readonly [string, string, string, string, string, string, string, string, string]
  readonly objections: string
  readonly noObjections: string
  readonly objectionColumns: readonly [string, string, string]
  readonly faults: string
  readonly faultHint: string
  readonly fault: Readonly<Record<Fault, string>>
  readonly live: string
  readonly stale: string
  readonly result: string
  readonly outcome: Readonly<Record<ResultOutcome, string>>
  readonly special: string
  readonly unnamed: string
  readonly counts: (received: number, repeated: number) => string
  readonly total: (shown: number, total: number) => string
}

export const PAGE_TEXTS: Readonly<Record<Language, PageTexts>> = {
  zh: {
    htmlLang: 'zh-CN',
    title: '沙箱平台：大厅报来的办件',
    ribbon: '演示 · 沙箱，不是真实的政务平台',
    intro: '这里扮演线上政务平台：接收大厅推送的受理、过程和结果，核对后保存。个人信息已遮蔽。',
    otherLanguage: 'English',
    cases: '收到的办件',
    noCases: '还没有收到办件。',
    columns: ['办件编号', '事项', '申请人', '部门', '受理时间', '步骤', '材料数', '版本', '收到次数'],
    objections: '不予接收的报文',
    noObjections: '没有。',
    objectionColumns: ['时间', '办件编号', '原因'],
    faults: '故障演练',
    faultHint: '选择平台接下来如何应答：',
    fault: { none: '正常', '500': '报错 500', slow: '应答很慢', 'drop-ack': '收下但不应答', duplicate: '重复投递' },
    live: '实时',
    stale: '未能更新，停留于',
    result: '结果',
    outcome: {
      approved: '准予',
      refused: '不予许可',
      'not-accepted': '不予受理',
      'not-required': '不需受理',
      withdrawn: '撤回',
      voided: '作废',
      'transferred-up': '转报',
      'closed-no-supplement': '补正不来',
      other: '办结',
    },
    special: '特别程序',
    unnamed: '（不明）',
    counts: (received, repeated) => (repeated > 0 ? `${received}（重复 ${repeated}）` : `${received}`),
    total: (shown, total) => (shown < total ? `共 ${total} 件，显示最近 ${shown} 件` : `共 ${total} 件`),
  },
  en: {
    htmlLang: 'en',
    title: 'Sandbox platform: cases the hall reported',
    ribbon: '演示 Demo · a sandbox, not a real government platform',
    intro:
      'This plays the online platform: it takes acceptances, steps and results from the hall, checks and keeps them. Personal data is masked.',
    otherLanguage: '中文',
    cases: 'Cases received',
    noCases: 'No case has arrived yet.',
    columns: [
      'Case number',
      'Item',
      'Applicant',
      'Organ',
      'Accepted at',
      'Steps',
      'Materials',
      'Versions',
      'Times received',
    ],
    objections: 'Messages objected to',
    noObjections: 'None.',
    objectionColumns: ['Time', 'Case number', 'Reason'],
    faults: 'Fault drill',
    faultHint: 'Choose how the platform answers from now on:',
    fault: {
      none: 'Normal',
      '500': 'Fail with 500',
      slow: 'Answer slowly',
      'drop-ack': 'Take, but never answer',
      duplicate: 'Deliver twice',
    },
    live: 'Live',
    stale: 'Not updated since',
    result: 'Result',
    outcome: {
      approved: 'approved',
      refused: 'refused',
      'not-accepted': 'not accepted',
      'not-required': 'no permission required',
      withdrawn: 'withdrawn',
      voided: 'voided',
      'transferred-up': 'passed to the higher organ',
      'closed-no-supplement': 'closed, nothing supplied',
      other: 'closed',
    },
    special: 'Special procedure',
    unnamed: '(unknown)',
    counts: (received, repeated) => (repeated > 0 ? `${received} (${repeated} repeated)` : `${received}`),
    total: (shown, total) => (shown < total ? `${total} in all, the latest ${shown} shown` : `${total} in all`),
  },
}
