import type { Text } from '@onehall/domain'

/** Reasons that halls have most, to be tapped. Walls, kiosks and refusals tell them in Chinese, whoever gave them. */
export const SUSPENSION_REASONS: readonly Text[] = [
  { zh: '省级系统故障', en: 'Provincial system down' },
  { zh: '网络故障', en: 'Network down' },
  { zh: '停电', en: 'Power cut' },
  { zh: '设备故障', en: 'Equipment fault' },
]
export const EVACUATION_REASONS: readonly Text[] = [
  { zh: '火警', en: 'Fire alarm' },
  { zh: '消防演练', en: 'Fire drill' },
  { zh: '安全疏散', en: 'Danger' },
]
export const RELEASE_REASONS: readonly Text[] = [
  { zh: '忘记签退', en: 'Left signed in' },
  { zh: '人员不适', en: 'Taken ill' },
  { zh: '设备故障', en: 'Equipment fault' },
]
export const MOVE_REASONS: readonly Text[] = [
  { zh: '窗口人手不足', en: 'Too few counters' },
  { zh: '人员请假', en: 'Somebody is away' },
  { zh: '队伍太长', en: 'The line is too long' },
]
export const ASSIGN_REASONS: readonly Text[] = [
  { zh: '人多支援', en: 'The line there is long' },
  { zh: '人员请假', en: 'Somebody is away' },
  { zh: '恢复原安排', en: 'Back to the plan' },
]
export const ACKNOWLEDGE_REASONS: readonly Text[] = [
  { zh: '正在增开窗口', en: 'A counter is being opened' },
  { zh: '人员马上到位', en: 'Somebody is on the way' },
  { zh: '已去现场处理', en: 'Being seen to' },
]
export const INTERRUPTION_CAUSES: readonly Text[] = SUSPENSION_REASONS.slice(0, 3)
