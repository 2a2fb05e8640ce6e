import type { Refusal, RefusalReason, Text } from '@onehall/domain'
import { REST_REFUSALS, type RestReason, type RestRefusal } from './rest-refusals.ts'

type Texts = { readonly [R in RefusalReason]: (refusal: Extract<Refusal, { reason: R }>) => Text }

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

/** What people read when something is refused: what is the matter, and what to do next. Complete by construction. */
const TEXTS: Texts = {
  'unknown-item': () => ({
    zh: '没有找到这个事项。请返回重新选择，或咨询导办台。',
    en: 'This service item was not found. Go back and choose again, or ask the guide desk.',
  }),
  'unknown-queue': () => ({
    zh: '没有找到这个排队队列。请返回重新选择，或咨询导办台。',
    en: 'This queue was not found. Go back and choose again, or ask the guide desk.',
  }),
  'unknown-counter': () => ({
    zh: '没有找到这个窗口。请核对窗口设置，或联系管理员。',
    en: 'This counter was not found. Check the counter setting, or contact the administrator.',
  }),
  'unknown-class': () => ({
    zh: '没有这个优先类别。请重新选择类别。',
    en: 'There is no such priority class. Choose the class again.',
  }),
  'unknown-hall': () => ({
    zh: '没有找到这个大厅。请核对地址，或联系管理员。',
    en: 'This hall was not found. Check the address, or contact the administrator.',
  }),
  'unknown-config': () => ({
    zh: '没有找到这个配置版本。请先发布配置，再开厅。',
    en: 'This configuration version was not found. Publish the configuration first, then open the day.',
  }),
  'config-invalid': ({ faults }) => ({
    zh: `配置有误，未发布：${faults.join('；')}。请改正后重新发布。`,
    en: `The configuration is not right and was not published: ${faults.join('; ')}. Mend it and publish again.`,
  }),
  'unknown-case': () => ({
    zh: '没有找到这个办件。请核对办件编号后重试。',
    en: 'This case was not found. Check the case number and try again.',
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
  'reason-required': () => ({
    zh: '这项操作需要说明理由。请填写理由后再提交。',
    en: 'This needs a reason. Fill in the reason and submit again.',
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
  'ticket-state': ({ number }) => ({
    zh: `${number === null ? '这个号' : `号码 ${number}`} 的状态不允许这项操作。请看屏幕上的当前状态，再选择可用的操作。`,
    en: `${number === null ? 'This ticket' : `Number ${number}`} is not in a state that allows this. Look at its present state and choose what is offered.`,
  }),
  'in-hand-elsewhere': ({ counter, number }) => ({
    zh: `这位办事人正在窗口 ${counter} 办理（${number}）。请等那边结束，再继续。`,
    en: `This visitor is at counter ${counter} with number ${number}. Wait until that is done, then go on.`,
  }),
  'not-todays-ticket': () => ({
    zh: '这不是今天的号票，或已经结束。请重新取号；有明日优先凭证的请扫描凭证。',
    en: 'This is not a ticket of today, or it has ended. Take a new number; if you hold a priority slip, scan that.',
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
  drill: ({ until }) => ({
    zh: `断网演练进行中，到 ${until} 结束。请用窗口页面上的“应急叫号”，演练结束后会自动补录。`,
    en: `An outage drill is on until ${until}. Use “Emergency calls” on the counter page; what you tick joins when it is over.`,
  }),
  'no-drill': () => ({
    zh: '没有这次断网演练，或已经结束。无需操作，直接继续即可。',
    en: 'There is no such drill, or it is over. Nothing to do; just go on.',
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
  'unknown-bundle': () => ({
    zh: '没有找到这件“一件事”。请返回重新选择，或咨询导办台。',
    en: 'This one-thing was not found. Go back and choose again, or ask the guide desk.',
  }),
  'no-stops': () => ({
    zh: '还没有选择要办的事项。请至少选择一项。',
    en: 'Nothing was chosen yet. Choose at least one item.',
  }),
  'not-in-the-past': () => ({
    zh: '时间段不正确：开始要早于结束，且不能在将来。请重新填写。',
    en: 'This stretch of time is not right: it must begin before it ends, and be over. Fill it in again.',
  }),
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
  'too-soon': ({ waitMs }) => ({
    zh: `刚刚叫过。请等 ${seconds(waitMs)} 秒再叫。`,
    en: `It was called just now. Wait ${seconds(waitMs)} s, then call again.`,
  }),
  'case-state': () => ({
    zh: '办件的当前状态不允许这项操作。请刷新办件，按当前状态继续办理。',
    en: 'The case is not in a state that allows this. Open the case again and go on from its present state.',
  }),
  'material-missing': ({ materials }) => ({
    zh: `还有 ${materials.length} 项必需材料没有收齐。请收齐并逐项勾选，或告知申请人需补的材料。`,
    en: `Required materials still missing: ${materials.length}. Collect and tick them, or tell the applicant what to bring.`,
  }),
  'material-unknown': () => ({
    zh: '材料不在这个事项的清单里。请按清单重新勾选。',
    en: 'A material is not on the checklist of this item. Tick the materials again from the checklist.',
  }),
  'applicant-required': () => ({
    zh: '缺少申请人信息。请读取身份证或录入申请人后再继续。',
    en: 'The applicant is missing. Read the ID card or enter the applicant, then go on.',
  }),
  'identity-invalid': () => ({
    zh: '证件号码不正确。请核对证件后重新录入。',
    en: 'The ID number is not valid. Check it against the card and enter it again.',
  }),
  'holder-already': ({ caseNo }) => ({
    zh: `办件 ${caseNo} 的材料已经有人接收。请在列表里查看持有人，直接继续办理。`,
    en: `The file of case ${caseNo} was already received. See in the list who holds it, and go on from there.`,
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
}

/** The text of a refusal, of a command or of the REST side, in both languages, ready to show. */
export function refusalText(refusal: RestRefusal): Text {
  if (isOfRest(refusal.reason)) {
    const { zh, en } = REST_REFUSALS[refusal.reason]
    return { zh, en }
  }
  const text = TEXTS[refusal.reason] as (refusal: RestRefusal) => Text
  return text(refusal)
}

const isOfRest = (reason: RestRefusal['reason']): reason is RestReason => reason in REST_REFUSALS

/** Every reason there is, for tests and documents. */
export const REFUSAL_REASONS = Object.keys(TEXTS) as RefusalReason[]
