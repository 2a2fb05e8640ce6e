import type { Refusal } from '@onehall/domain'

/** Refusals that only REST gives, with their status; the others are those of commands. */
export const REST_REFUSALS = {
  'sign-in-refused': {
    status: 401,
    zh: '账号或密码不正确，或账号因多次失败已锁定 15 分钟。请核对后重试；忘记密码请找管理员重设。',
    en: 'Account or password is wrong, or the account is locked for 15 minutes after too many failures. Check both and try again; an administrator sets a forgotten password anew.',
  },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁。请稍后再试。',
    en: 'Too many requests. Please try again in a moment.',
  },
  'foreign-origin': {
    status: 403,
    zh: '请求来自其他网站，已拒绝。请从大厅服务器的地址打开页面。',
    en: 'The request came from another site and was refused. Open the page at the address of the hall server.',
  },
  'not-found': {
    status: 404,
    zh: '没有这个地址。请核对地址，或从首页进入。',
    en: 'There is nothing at this address. Check it, or begin at the start page.',
  },
  'unknown-ticket': {
    status: 404,
    zh: '没有这个号，或号不在您手中。请看屏幕上正在办理的号。',
    en: 'There is no such ticket in your hands. Look at the number that is served on the screen.',
  },
  'unknown-push': {
    status: 404,
    zh: '没有这条待处理的推送。请刷新列表，它可能已经处理。',
    en: 'There is no such push waiting for a person. Read the list again; it may be done.',
  },
  'unknown-device': {
    status: 404,
    zh: '没有这台设备。请刷新设备列表后再选。',
    en: 'There is no such device. Read the list again and choose.',
  },
  'unknown-pairing': {
    status: 404,
    zh: '配对码不存在或已过期。请在设备上重新获取。',
    en: 'The pairing code is unknown or has expired. Ask for a new one on the device.',
  },
  'set-up-done': {
    status: 409,
    zh: '系统已有管理员。请用管理员账号登录。',
    en: 'The hall already has an administrator. Sign in with that account.',
  },
  'set-up-refused': {
    status: 401,
    zh: '设置码不正确，或因多次失败已锁定 15 分钟。请看服务器控制台上的设置码，再试一次。',
    en: 'The set-up code is wrong, or locked for 15 minutes after too many failures. Read it on the console of the server and try again.',
  },
  'account-taken': {
    status: 409,
    zh: '该账号已存在。请换一个账号名。',
    en: 'This account exists already. Choose another account name.',
  },
  'unknown-staff': {
    status: 404,
    zh: '没有这个账号。请刷新名单后再选。',
    en: 'There is no such account. Read the list again.',
  },
  'last-administrator': {
    status: 409,
    zh: '这是最后一位管理员，不能停用，也不能取消管理员角色。请先让另一位同事成为管理员。',
    en: 'This is the last administrator, who can neither be disabled nor lose that role. Make somebody else an administrator first.',
  },
  'not-everywhere': {
    status: 403,
    zh: '只有所有大厅的管理员才能再设「所有大厅」的管理员，而且对方须有管理员角色。请取消「所有大厅」，或请所有大厅的管理员来设。',
    en: 'Only an administrator of every hall makes another one, and only of an administrator. Leave out “every hall”, or ask such an administrator.',
  },
  'queues-required': {
    status: 422,
    zh: '窗口人员至少要有一个可办理的队列。请选择队列。',
    en: 'A clerk needs at least one queue. Choose what the person may serve.',
  },
  'department-required': {
    status: 422,
    zh: '后台人员要有所属部门，才能看到该部门的办件。请选择部门。',
    en: 'A handler needs a department, whose files the person sees. Choose one.',
  },
  'unknown-department': {
    status: 422,
    zh: '大厅配置里没有这个部门。请重新选择。',
    en: 'The configuration of the hall has no such department. Choose again.',
  },
  'day-to-come': {
    status: 422,
    zh: '这一天还没有到，没有日结单。请选今天或以前的日期。',
    en: 'That day has not come yet and has no sheet. Choose today or a day before.',
  },
  'no-day-sheet': {
    status: 404,
    zh: '这一天没有开厅，没有日结单。请从列表中选一天。',
    en: 'The hall was not open on that day, so it has no sheet. Choose a day from the list.',
  },
  'weak-password': {
    status: 422,
    zh: '密码不够强。请设至少 10 位，包含大写字母、小写字母、数字、符号中的三类。',
    en: 'The password is too weak. Choose at least 10 characters of three kinds: capitals, small letters, digits, signs.',
  },
} as const satisfies {
  readonly [reason: string]: { readonly status: number; readonly zh: string; readonly en: string }
}

export type RestReason = keyof typeof REST_REFUSALS
export type RestRefusal = Refusal | { readonly reason: RestReason }
