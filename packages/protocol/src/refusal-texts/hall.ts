import type { TextsOf } from './texts-of.ts'

/** What stands or falls with the whole hall and its configuration. */
export const HALL_TEXTS = {
  'unknown-hall': () => ({
    zh: '这台服务器上没有这个大厅。请打开服务器首页，从那里选择大厅；或请管理员核对地址。',
    en: 'There is no such hall on this server. Open its start page and choose the hall there, or have the administrator check the address.',
  }),
  'unknown-config': () => ({
    zh: '没有找到这个配置版本。请先发布配置，再开厅。',
    en: 'This configuration version was not found. Publish the configuration first, then open the day.',
  }),
  'config-invalid': ({ faults }) => ({
    zh: `配置有误，未发布：${faults.join('；')}。请改正后重新发布。`,
    en: `The configuration is not right and was not published: ${faults.join('; ')}. Mend it and publish again.`,
  }),
  'hall-closed': () => ({
    zh: '大厅现在没有开放。请在开放时间再来，或提前预约。',
    en: 'The hall is closed now. Please come during opening hours, or book ahead.',
  }),
  'hall-open': () => ({
    zh: '大厅今天已经开厅。无需重复操作，直接继续即可。',
    en: 'The hall is already open today. Nothing to repeat; just go on.',
  }),
  'day-in-the-past': () => ({
    zh: '不能打开已经过去的日期。请选择今天，并核对服务器时间。',
    en: 'A past day cannot be opened. Choose today, and check the server’s clock.',
  }),
  'hall-suspended': ({ why, until }) => ({
    zh: `大厅暂停服务：${why}。${until === null ? '恢复时间待定' : `预计 ${until} 恢复`}，已取号的保留次序；请稍候。`,
    en: `The hall has stopped for now: ${why}. ${until === null ? 'Nobody knows until when yet' : `It should go on at ${until}`}; numbers keep their place. Please wait.`,
  }),
  'hall-not-suspended': () => ({
    zh: '大厅没有暂停。无需恢复，直接继续即可。',
    en: 'The hall is not suspended. Nothing to resume; just go on.',
  }),
  evacuated: () => ({
    zh: '大厅正在疏散，一切业务停止。请听从工作人员引导，恢复后按原次序继续。',
    en: 'The hall is being evacuated and nothing is served. Follow the staff; afterwards all go on in their order.',
  }),
  drill: ({ until }) => ({
    zh: `断网演练进行中，到 ${until} 结束。请用窗口页面上的“应急叫号”，演练结束后会自动补录。`,
    en: `An outage drill is on until ${until}. Use “Emergency calls” on the counter page; what you tick joins when it is over.`,
  }),
  'no-drill': () => ({
    zh: '没有这次断网演练，或已经结束。无需操作，直接继续即可。',
    en: 'There is no such drill, or it is over. Nothing to do; just go on.',
  }),
  'not-in-the-past': () => ({
    zh: '时间段不正确：开始要早于结束，且不能在将来。请重新填写。',
    en: 'This stretch of time is not right: it must begin before it ends, and be over. Fill it in again.',
  }),
} satisfies TextsOf
