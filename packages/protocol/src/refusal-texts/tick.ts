import type { TextsOf } from './texts-of.ts'

/** Why what was done while the server was away did not join. */
export const TICK_TEXTS = {
  'tick-day-over': ({ day }) => ({
    zh: `${day} 已经结束，这一条没有并入。请打印或导出留存，交给管理人员补记。`,
    en: `The day of ${day} is over, so this entry did not join. Print or export it and hand it to the manager.`,
  }),
  'tick-not-yours': () => ({
    zh: '这个窗口现在由别人开着，这一条没有并入。请对方关闭窗口，您重新开放后再并入。',
    en: 'Somebody else has this counter open, so this entry did not join. Have it closed, open it yourself, and join again.',
  }),
  'tick-elsewhere': ({ number }) => ({
    zh: `${number ?? '这个号'} 已在别处办理、办结或取消，这一条没有并入。请核对后写明原因删去，或打印留存。`,
    en: `${number ?? 'This number'} is or was dealt with elsewhere, so this entry did not join. Check, then remove it with a reason, or print it.`,
  }),
  'tick-times': () => ({
    zh: '这一条的时间不对，没有并入。请核对本机和服务器的时钟后再试，或打印留存。',
    en: 'The times of this entry cannot be right, so it did not join. Check the clocks of this PC and the server and try again, or print it.',
  }),
  'offline-number-unknown': () => ({
    zh: '这个离线号不是这台取号机的号，没有并入。请管理员核对这台取号机的登记，持票人请导办台重新取号。',
    en: 'This offline number is not one of this kiosk, so it did not join. Have an administrator check the pairing of the kiosk, and a guide give the holder a new number.',
  }),
  'offline-number-taken': ({ number }) => ({
    zh: `${number} 今天已经并入过，这一张没有再并入。请导办台给持票人重新取号。`,
    en: `${number} has joined today already, so this one did not. Have a guide give its holder a new number.`,
  }),
} satisfies TextsOf
