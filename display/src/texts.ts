import type { Text } from '@onehall/domain'

/** A wall shows both languages at once, so its texts are pairs. */
export const TEXTS = {
  nowCalling: { zh: '正在叫号', en: 'Now calling' },
  offline: { zh: '离线号按取号时间叫号', en: 'Offline numbers are called by the time they were taken' },
  recent: { zh: '刚刚叫过', en: 'Called before' },
  ready: { zh: '请准备', en: 'Be ready' },
  readyHere: { zh: '黄色号码请准备', en: 'Yellow: be ready' },
  missed: { zh: '过号', en: 'Missed' },
  quiet: { zh: '请留意叫号', en: 'Please watch for your number' },
  closed: { zh: '大厅今天还没有开放，或已经结束', en: 'The hall is closed now' },
  opening: { zh: '正在读取大厅状态', en: 'Reading the state of the hall' },
  counter: { zh: '号窗口', en: 'Counter' },
  queues: { zh: '等候情况', en: 'Waiting' },
  people: { zh: '人', en: 'waiting' },
  minutes: { zh: '分钟', en: 'min' },
  suspended: { zh: '业务暂停', en: 'Suspended' },
  hallSuspended: { zh: '大厅暂停服务', en: 'The hall has stopped for now' },
  keepPlace: { zh: '已取的号保留次序，请稍候', en: 'Numbers keep their place; please wait' },
  evacuate: { zh: '请有序离开大厅', en: 'Please leave the hall calmly' },
  evacuateHow: {
    zh: '请听从工作人员引导，走安全出口，不乘电梯',
    en: 'Follow the staff to the exits; do not take the lift',
  },
  evacuateKeep: {
    zh: '您的号保留，恢复后按原次序继续',
    en: 'Your number keeps its place; afterwards all go on in order',
  },
  why: { zh: '原因', en: 'Why' },
  noCounter: { zh: '暂无窗口', en: 'No counter open' },
  counters: { zh: '本区窗口', en: 'Counters here' },
  free: { zh: '空闲', en: 'Open' },
  counterClosed: { zh: '未开放', en: 'Closed' },
  calling: { zh: '请到本窗口办理', en: 'Please come to this counter' },
  serving: { zh: '正在办理', en: 'Being served' },
  waitForCall: { zh: '请等候叫号', en: 'Please wait for your number' },
  counterPaused: { zh: '本窗口暂停服务', en: 'This counter pauses' },
  pleaseOther: { zh: '本窗口未开放，请到其他窗口', en: 'This counter is closed; please use another one' },
  staffNo: { zh: '工号', en: 'Staff no.' },
  handles: { zh: '办理事项', en: 'Services at this counter' },
  andMore: { zh: '等', en: 'and more' },
  unknownPlace: {
    zh: '没有找到这个区域或窗口，请核对屏幕地址',
    en: 'There is no such zone or counter; please check the address of this screen',
  },
  connecting: { zh: '正在连接大厅服务器', en: 'Connecting to the hall server' },
  retrying: { zh: '暂时连不上，正在自动重试', en: 'Not reachable yet; trying again by itself' },
  startPage: { zh: '服务器首页：', en: 'Start page of the server:' },
  broken: { zh: '画面出错，即将自动重新打开', en: 'Something went wrong; this screen will reopen by itself' },
  booked: { zh: '预约', en: 'Booked' },
  priority: { zh: '优先', en: 'Priority' },
  carried: { zh: '续办', en: 'Continued' },
  restored: { zh: '恢复', en: 'Restored' },
  'voice.voice': { zh: '语音播报', en: 'Voice on' },
  'voice.chime': { zh: '仅提示音', en: 'Chime only' },
  'voice.none': { zh: '无声音', en: 'No sound' },
  'voice.failing': { zh: '语音故障，仅提示音', en: 'Voice failed, chime only' },
  'voice.blocked': { zh: '点此打开声音', en: 'Tap to turn sound on' },
} as const satisfies { readonly [name: string]: Text }

/** To those who were not served today: in which queues, and that the number counts again. */
export const sentHomeText = (prefixes: readonly string[], days: number): Text => ({
  zh: `${prefixes.join(' ')} 今天没办成的，凭此号下个工作日优先，${days} 天内有效`,
  en: `${prefixes.join(' ')} not served today: your number has priority the next working day, for ${days} days`,
})

/** Standing notices of every hall, shown in turns. */
export function noticesOf(phone: string): readonly Text[] {
  return [
    { zh: '请以屏幕和语音叫号为准', en: 'Please follow the numbers on the screen and the voice' },
    {
      zh: '过号请在自助机扫描号票恢复，或到导办台',
      en: 'Missed your number? Scan the ticket at a kiosk, or go to the guide desk',
    },
    { zh: `咨询电话 ${phone}`, en: `Enquiries: ${phone}` },
  ]
}
