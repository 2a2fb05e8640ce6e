import type { TextsOf } from './texts-of.ts'

/** Why an appointment is not made, used or given back. */
export const BOOKING_TEXTS = {
  'booking-off': () => ({
    zh: '本大厅不提供预约。请直接取号。',
    en: 'This hall gives no appointments. Please take a number.',
  }),
  'unknown-booking': () => ({
    zh: '没有找到这个预约，或已使用、取消、过期。请核对预约码，或直接取号。',
    en: 'This appointment was not found, or was used, cancelled or missed. Check the code, or take a number.',
  }),
  'unknown-slot': () => ({
    zh: '这一天没有这个预约时段。请选择其他时段。',
    en: 'There is no such slot on that day. Choose another one.',
  }),
  'slot-full': ({ day, from }) => ({
    zh: `${day} ${from} 的预约已满。请选择其他时段。`,
    en: `The slot at ${from} on ${day} is full. Choose another one.`,
  }),
  'booking-too-far': ({ days }) => ({
    zh: `只能预约 ${days} 天以内。请选择近一些的日期。`,
    en: `Appointments are given ${days} days ahead at most. Choose an earlier day.`,
  }),
  'booking-past': () => ({
    zh: '这个预约的日期已过，或就是今天。请改约以后的日期，今天办理请直接取号。',
    en: 'That day is over, or it is today. Book a later day; for today take a number.',
  }),
  'cancel-too-late': ({ minutes }) => ({
    zh: `离预约开始已不到 ${minutes} 分钟，自助机上不能再取消。来不了请联系导办台，由工作人员说明原因后取消。`,
    en: `Less than ${minutes} minutes are left, so it is not given back here any more. If you cannot come, tell the guide desk, who gives it back.`,
  }),
  'booked-already': ({ from }) => ({
    zh: `这一天您已有 ${from} 的预约，每人每天一个。请先取消，再改约。`,
    en: `You have an appointment at ${from} that day, one a day for a person. Cancel it first, then book anew.`,
  }),
  'booking-other-day': ({ day, from }) => ({
    zh: `这个预约是 ${day} ${from} 的。请在当天来报到，今天办理请直接取号。`,
    en: `This appointment is on ${day} at ${from}. Come then; for today take a number.`,
  }),
  'check-in-early': ({ opens }) => ({
    zh: `还没到报到时间。请在 ${opens} 以后再报到。`,
    en: `It is too early to check in. Please do so from ${opens}.`,
  }),
} satisfies TextsOf
