import type { TextsOf } from './texts-of.ts'

/** Why it is not done with this ticket or slip. */
export const TICKET_TEXTS = {
  'ticket-state': ({ number }) => ({
    zh: `${number === null ? '这个号' : `号码 ${number}`} 的状态不允许这项操作。请看屏幕上的当前状态，再选择可用的操作。`,
    en: `${number === null ? 'This ticket' : `Number ${number}`} is not in a state that allows this. Look at its present state and choose what is offered.`,
  }),
  'in-hand-elsewhere': ({ counter, number }) => ({
    zh: `这位办事人正在窗口 ${counter} 办理（${number}）。请等那边结束，再继续。`,
    en: `This visitor is at counter ${counter} with number ${number}. Wait until that is done, then go on.`,
  }),
  'not-todays-ticket': () => ({
    zh: '这不是今天的号票，或已经结束。请重新取号；前几天没办成的，请扫描原号票换优先号。',
    en: 'This is not a ticket of today, or it has ended. Take a new number; if you were not served on an earlier day, scan the ticket of that day.',
  }),
  'restore-used': ({ number }) => ({
    zh: `号码 ${number} 已经恢复过一次。请取一个新号。`,
    en: `Number ${number} was restored before. Please take a new number.`,
  }),
  'restore-too-late': ({ number, minutes }) => ({
    zh: `号码 ${number} 过号已超过 ${minutes} 分钟。请取一个新号。`,
    en: `Number ${number} was missed more than ${minutes} minutes ago. Please take a new number.`,
  }),
  'slip-unknown': () => ({
    zh: '这张优先凭证已经用过、已过期或不存在。请重新取号，或咨询导办台。',
    en: 'This slip was used, is too old, or is not known. Take a new number, or ask the guide desk.',
  }),
  'undo-too-late': () => ({
    zh: '已经不能撤销。还在等候的可以指定叫号；已过号的请用“过号恢复”，或请办事人重新取号。',
    en: 'It is too late to take this back. Call the number out of turn if it waits, restore it if it was missed, or have the visitor take a new one.',
  }),
  'walk-in': ({ number }) => ({
    zh: `${number} 是无号直办，只能在本窗口办结。请先办结，再请办事人取号。`,
    en: `${number} is served without a number of a queue, at this counter only. Finish here, then have the visitor take a number.`,
  }),
  'already-there': ({ number }) => ({
    zh: `号码 ${number} 已经在那里。请选择别的队列或窗口。`,
    en: `Number ${number} is already there. Choose another queue or counter.`,
  }),
  'person-known': ({ number }) => ({
    zh: `这个人已经在号码 ${number} 上。无需再加，直接继续即可。`,
    en: `This person is on number ${number} already. Nothing to add; just go on.`,
  }),
} satisfies TextsOf
