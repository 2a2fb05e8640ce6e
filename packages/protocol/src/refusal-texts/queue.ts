import type { TextsOf } from './texts-of.ts'

/** Why a queue gives no number. */
export const QUEUE_TEXTS = {
  'unknown-item': () => ({
    zh: '没有找到这个事项。请返回重新选择，或咨询导办台。',
    en: 'This service item was not found. Go back and choose again, or ask the guide desk.',
  }),
  'unknown-queue': () => ({
    zh: '没有找到这个排队队列。请返回重新选择，或咨询导办台。',
    en: 'This queue was not found. Go back and choose again, or ask the guide desk.',
  }),
  'unknown-class': () => ({
    zh: '没有这个优先类别。请重新选择类别。',
    en: 'There is no such priority class. Choose the class again.',
  }),
  'unknown-bundle': () => ({
    zh: '没有找到这件“一件事”。请返回重新选择，或咨询导办台。',
    en: 'This one-thing was not found. Go back and choose again, or ask the guide desk.',
  }),
  'no-stops': () => ({
    zh: '还没有选择要办的事项。请至少选择一项。',
    en: 'Nothing was chosen yet. Choose at least one item.',
  }),
  'queue-closed': ({ opens }) => ({
    zh: `这个队列现在不发号。${opens === null ? '请咨询导办台下次开放时间' : `${opens.day} ${opens.time} 开始发号，请届时再取，或预约`}。`,
    en: `This queue is not issuing tickets now. ${opens === null ? 'Ask the guide desk when it opens next' : `Tickets are given out again from ${opens.time} on ${opens.day}; come then, or book`}.`,
  }),
  'not-calling-yet': ({ from }) => ({
    zh: `还没到叫号时间。请在 ${from} 以后再叫。`,
    en: `It is too early to call. Call again from ${from}.`,
  }),
  'collect-only': () => ({
    zh: '今天只办理取件。请在工作日再来办理，或提前预约。',
    en: 'Today results are handed out and nothing else. Come on a working day, or book ahead.',
  }),
  'session-full': ({ limit }) => ({
    zh: `这个时段的 ${limit} 个号已经发完。请等下个时段再取，或预约。`,
    en: `All ${limit} tickets of this session are taken. Take one in the next session, or book.`,
  }),
  'queue-suspended': ({ why, until }) => ({
    zh: `这项业务暂停：${why}。${until === null ? '恢复时间待定' : `预计 ${until} 恢复`}，已取号的保留次序；请稍后再来，或改日办理。`,
    en: `This business is suspended: ${why}. ${until === null ? 'Nobody knows until when yet' : `It should go on at ${until}`}; numbers keep their place. Come back later, or on another day.`,
  }),
  'queue-not-suspended': () => ({
    zh: '这个队列没有暂停。无需恢复，直接继续即可。',
    en: 'This queue is not suspended. Nothing to resume; just go on.',
  }),
  'queue-full': ({ limit }) => ({
    zh: `今天的 ${limit} 个号已经发完。可以预约明天，或咨询导办台。`,
    en: `All ${limit} tickets of today are taken. Book for tomorrow, or ask the guide desk.`,
  }),
  'limit-reached': ({ number }) => ({
    zh: `您已经有号码 ${number}，请凭它等候叫号。号票遗失请找导办台补打。`,
    en: `You already hold number ${number}; please wait for it to be called. If the slip is lost, the guide desk reprints it.`,
  }),
  'identity-required': () => ({
    zh: '这个队列需要身份证取号。请把身份证放在读卡区，没带证请找导办台。',
    en: 'This queue needs an ID card. Lay your card on the reader; without a card, go to the guide desk.',
  }),
} satisfies TextsOf
