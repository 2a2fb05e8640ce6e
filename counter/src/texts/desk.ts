export const zh = {
  'badge.booked': '预约',
  'badge.priority': '优先',
  'badge.carried': '续办',
  'badge.restored': '恢复',

  'action.hold': '挂起',
  'action.transfer': '转办',

  'strip.hold': '挂起',
  'strip.transfer': '转办',

  'bar.evacuated': '大厅正在疏散，一切业务停止',
  'bar.hall-suspended': '大厅暂停叫号',
  'bar.queues-suspended': '本窗口的业务都已暂停',
  'bar.paused': '窗口已暂停，先恢复服务',
  'bar.walk-in': '无号直办只能在本窗口办结',
  'bar.dialog': '先完成或取消打开的这一步',

  'extra.toolbar': '更多操作',
  'extra.walk-in': '直办（无号）',
  'extra.wrong-call': '叫错了',
  'extra.left': '人已离开',
  'extra.leftConfirm': '{{number}} 已离开，号码作废？',
  'extra.correct': '更正',
  'extra.add-person': '加同办人',
  'extra.pause': '暂停',
  'extra.pauseAfter': '办完这位后暂停',
  'extra.pauseDrop': '取消办完后暂停',

  'standstill.until': '预计 {{time}} 恢复',

  'undo.served': '撤销结束 {{number}}（{{seconds}} 秒）',
  'undo.missed': '撤销过号 {{number}}（{{seconds}} 秒）',
  'undo.none': '撤销',
  'undo.bar.nothing': '没有可以撤销的',
  'undo.bar.in-hand': '手里已有人，不能再撤销上一位',
  'undo.bar.finish-late': '结束超过 5 分钟，不能再撤销',
  'undo.bar.missed-late': '过号超过 2 分钟，请用“恢复”',

  'missed.restore': '恢复',
  'missed.restored': '{{number}} 已恢复，前面再叫 {{after}} 位',
  'missed.done': '已恢复',

  'route.title': '行程',
  'route.here': '本站',
  'route.next': '{{number}} 下一站：{{queue}}，号码不变',
  'route.stays': '{{number}} 接着在本窗口办：{{item}}',

  'hand.people': '同办 {{n}} 人',
  'hand.walkIn': '无号直办',
  'hand.offline': '离线号 · 补录',
  'line.offline': '离线',

  'line.bound': '本窗口',

  'counter.queuesChanged': '您的窗口现在办理：{{names}}',
  'counter.assigned': '经理 {{time}} 调整：今天办理 {{names}}（{{reason}}）',
  'counter.noQueues': '本窗口现在没有您能办理的队列，请联系大厅管理人员',
  'counter.movedBack': '{{number}} 没有应答，已自动顺延 {{n}} 位',
  'counter.guideTold': '{{number}} 没有来，导办已收到提醒，会去找。',
  'counter.aside': '{{number}} 正在 {{label}} 号窗口办理，已自动避让',

  'why.max-wait': '等候 {{time}}，已超过大厅规定的最长等候。',
  'why.chosen': '点名叫号：{{reason}}（等候 {{time}}）。',
  'why.walk-in': '无号直办，没有排队。',
  'why.away': '服务器断开时应急叫到，等候 {{time}}。',
} as const

export const en: { readonly [K in keyof typeof zh]: string } = {
  'badge.booked': 'Booked',
  'badge.priority': 'Priority',
  'badge.carried': 'Continued',
  'badge.restored': 'Restored',

  'action.hold': 'Hold',
  'action.transfer': 'Transfer',

  'strip.hold': 'Hold',
  'strip.transfer': 'Transfer',

  'bar.evacuated': 'The hall is being evacuated; nothing is done',
  'bar.hall-suspended': 'The hall has stopped calling',
  'bar.queues-suspended': 'All business of this counter is suspended',
  'bar.paused': 'The counter pauses: resume first',
  'bar.walk-in': 'Served without a number: finish it here',
  'bar.dialog': 'Finish or cancel the open step first',

  'extra.toolbar': 'More',
  'extra.walk-in': 'No number',
  'extra.wrong-call': 'Wrong call',
  'extra.left': 'Left',
  'extra.leftConfirm': '{{number}} has left; end the number?',
  'extra.correct': 'Correct',
  'extra.add-person': 'Add person',
  'extra.pause': 'Pause',
  'extra.pauseAfter': 'Pause after',
  'extra.pauseDrop': 'No pause after',

  'standstill.until': 'Should go on at {{time}}',

  'undo.served': 'Undo finish of {{number}} ({{seconds}} s)',
  'undo.missed': 'Undo missed {{number}} ({{seconds}} s)',
  'undo.none': 'Undo',
  'undo.bar.nothing': 'There is nothing to undo',
  'undo.bar.in-hand': 'Somebody is in hand: the one before cannot be undone',
  'undo.bar.finish-late': 'Finished more than 5 minutes ago',
  'undo.bar.missed-late': 'Missed more than 2 minutes ago: restore the number',

  'missed.restore': 'Restore',
  'missed.restored': '{{number}} is restored, behind {{after}} others',
  'missed.done': 'Restored',

  'route.title': 'Visit',
  'route.here': 'here',
  'route.next': '{{number}} goes on at {{queue}} under the same number',
  'route.stays': '{{number}} goes on here: {{item}}',

  'hand.people': '{{n}} people',
  'hand.walkIn': 'No number',
  'hand.offline': 'Offline number',
  'line.offline': 'Offline',

  'line.bound': 'This counter',

  'counter.queuesChanged': 'This counter now serves: {{names}}',
  'counter.assigned': 'The manager changed this at {{time}}: today {{names}} ({{reason}})',
  'counter.noQueues': 'There is no queue left here that is yours; ask the hall manager',
  'counter.movedBack': '{{number}} did not answer and waits again, {{n}} places further back',
  'counter.guideTold': '{{number}} does not come: a guide has been told to look.',
  'counter.aside': '{{number}} is at counter {{label}} and steps aside meanwhile',

  'why.max-wait': 'Waited {{time}}, longer than the hall allows.',
  'why.chosen': 'Called out of turn: {{reason}} (waited {{time}}).',
  'why.away': 'Called by voice while the server was away, waited {{time}}.',
  'why.walk-in': 'Served without a number; nobody was waited for.',
}
