import type { TextsOf } from './texts-of.ts'

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

/** Why a counter does not do it. */
export const COUNTER_TEXTS = {
  'unknown-counter': () => ({
    zh: '没有找到这个窗口。请核对窗口设置，或联系管理员。',
    en: 'This counter was not found. Check the counter setting, or contact the administrator.',
  }),
  'result-required': () => ({
    zh: '没有办理结果，不能结束。请先选择这次办理的结果，再结束。',
    en: 'The visit cannot end without a result. Choose what came of it, then finish.',
  }),
  'counter-not-open': () => ({
    zh: '窗口还没有开放。请先开放窗口，再进行操作。',
    en: 'The counter is not open. Open the counter first, then go on.',
  }),
  'counter-open': () => ({
    zh: '窗口已经开放，或您还开着另一个窗口。请先关闭那个窗口，再开放这个。',
    en: 'The counter is already open, or you still have another one open. Close that one first, then open this one.',
  }),
  'counter-taken': ({ staffNo }) => ({
    zh: `这个窗口正由工号 ${staffNo} 使用，一个窗口同时只能一人登录。请对方先关闭窗口；人不在的，请大厅管理员释放这个窗口，再开放。`,
    en: `Staff ${staffNo} is signed in at this counter, and only one person can be. Ask them to close it; if they are away, ask the hall manager to release it. Then open it.`,
  }),
  'other-counter': () => ({
    zh: '这台电脑属于另一个窗口。请选回本机的窗口；确实要到别的窗口办公，请写明原因再开放。',
    en: 'This PC belongs to another counter. Go back to that one; if you really work elsewhere today, give the reason and open again.',
  }),
  'counter-busy': ({ number }) => ({
    zh: `窗口正在办理 ${number}。请先结束这一位，再进行操作。`,
    en: `The counter is busy with ${number}. Finish with this visitor first, then go on.`,
  }),
  'counter-free': () => ({
    zh: '窗口现在没有叫到的号。请先叫下一位。',
    en: 'Nobody has been called to this counter. Call the next number first.',
  }),
  'no-one-waiting': () => ({
    zh: '现在没有人等候。有人取号后再叫下一位。',
    en: 'Nobody is waiting now. Call again when somebody has taken a number.',
  }),
  'no-skill': () => ({
    zh: '您没有这个窗口业务的办理授权。请换到已授权的窗口，或联系大厅管理人员。',
    en: 'You are not authorised for the queues of this counter. Use another counter, or contact the hall manager.',
  }),
  'too-soon': ({ waitMs }) => ({
    zh: `刚刚叫过。请等 ${seconds(waitMs)} 秒再叫。`,
    en: `It was called just now. Wait ${seconds(waitMs)} s, then call again.`,
  }),
  'nobody-held': () => ({
    zh: '本窗口没有挂起的办事人。无需移交，直接继续即可。',
    en: 'Nobody is held at this counter. Nothing to hand over; just go on.',
  }),
  'counter-paused': () => ({
    zh: '窗口已经暂停。请先恢复服务，再进行操作。',
    en: 'The counter pauses. Resume service first, then go on.',
  }),
  'pause-limit': ({ limit }) => ({
    zh: `本区同时暂停的窗口最多 ${limit} 个，现在已满。请等一位同事恢复后再暂停，或请大厅管理人员安排。`,
    en: `At most ${limit} counters of this zone pause at a time. Wait until a colleague is back, or ask the hall manager.`,
  }),
  'counter-not-paused': () => ({
    zh: '窗口没有暂停。无需恢复，可以直接叫号。',
    en: 'The counter does not pause. Nothing to resume; just call the next number.',
  }),
} satisfies TextsOf
