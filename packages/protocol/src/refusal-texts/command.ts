import type { TextsOf } from './texts-of.ts'

/** Why a command is refused, whatever it asks. */
export const COMMAND_TEXTS = {
  'reason-required': () => ({
    zh: '这项操作需要说明理由。请填写理由后再提交。',
    en: 'This needs a reason. Fill in the reason and submit again.',
  }),
  'not-permitted': () => ({
    zh: '您没有这项操作的权限。需要时请联系管理员授权。',
    en: 'You are not permitted to do this. Ask the administrator if you need to.',
  }),
  'other-hall': () => ({
    zh: '您登录的是另一个大厅，这里不能办。请刷新页面；要在这个大厅工作，请退出后用这个大厅的账号登录。',
    en: 'You are signed in to another hall, so this is not possible here. Reload the page; to work in this hall, sign out and sign in with an account of it.',
  }),
  'not-signed-in': () => ({
    zh: '还没有登录，或登录已过期。请重新登录。',
    en: 'You are not signed in, or the session has ended. Please sign in again.',
  }),
  'device-unpaired': () => ({
    zh: '这台设备的配对已被管理员停用。请在设备上重新获取配对码，请管理员允许；窗口电脑也可以直接登录，再自己选窗口。',
    en: 'An administrator ended the pairing of this device. Get a new code on it and ask the administrator to let it in; at a counter PC you may also sign in and choose the counter yourself.',
  }),
  locked: () => ({
    zh: '账号或屏幕已锁定。请输入密码解锁；多次输错后请稍候再试，或联系管理员。',
    en: 'Locked. Enter your password; after repeated failures wait a while, or contact the administrator.',
  }),
  'too-late': () => ({
    zh: '等待时间太长，操作已作废。请看屏幕上的当前状态，需要时再做一次。',
    en: 'This took too long and was given up. Look at the present state on the screen, and do it again if needed.',
  }),
  'command-id-reused': () => ({
    zh: '这个操作编号已被使用。请刷新页面后再做一次。',
    en: 'The name of this command was already used. Reload the page and do it again.',
  }),
  overloaded: () => ({
    zh: '系统繁忙。请稍等几秒再试。',
    en: 'The system is busy. Wait a few seconds and try again.',
  }),
  'payload-too-large': () => ({
    zh: '提交的内容太大。请减少内容后再提交。',
    en: 'The message is too large. Make it smaller and submit again.',
  }),
  'protocol-unknown': () => ({
    zh: '页面版本与服务器不一致。请刷新页面；仍不行请联系管理员升级。',
    en: 'This page and the server are of different versions. Reload the page; if that does not help, have it upgraded.',
  }),
  malformed: () => ({
    zh: '提交的内容格式不正确。请核对后重新提交。',
    en: 'The message is malformed. Check what was entered and submit again.',
  }),
  'unknown-room': () => ({
    zh: '没有找到要显示的区域或窗口。请核对屏幕地址，或联系管理员。',
    en: 'The zone or counter to be shown was not found. Check the address of the screen, or contact the administrator.',
  }),
  'storage-full': () => ({
    zh: '服务器存储空间不足，暂时不能取号。请先办理已等候的人，并通知管理员清理磁盘。',
    en: 'The server’s disk is full; no new tickets for now. Serve those who wait, and have the administrator free space.',
  }),
  'out-of-service': () => ({
    zh: '系统暂时不能服务。请稍候再试；仍不行请找工作人员。',
    en: 'The system cannot serve right now. Try again in a moment; if it persists, ask the staff.',
  }),
  internal: () => ({
    zh: '系统出错，这一步没有完成。请再试一次；仍不行请联系管理员。',
    en: 'Something went wrong and this step was not done. Try once more; if it persists, contact the administrator.',
  }),
} satisfies TextsOf
