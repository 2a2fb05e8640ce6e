export const zh = {
  'warning.suspended': '已暂停：{{reason}}，{{until}}',
  'warning.no-counter-open': '现在没有窗口办理，说不准要等多久',
  'warning.may-not-be-served': '预计下班前办不到，可预约其他日子',
  'warning.book': '预约其他日子',
  'warning.bookHelp': '约好后可在「最近取的号」里取消今天的号。',
  'warning.slip': '预计今天办不到，可预约其他日子',
  'warning.may-not-be-served.short': '恐办不到',
  'warning.no-counter-open.short': '无窗口',
} as const

export const en: { readonly [K in keyof typeof zh]: string } = {
  'warning.suspended': 'Suspended: {{reason}}, {{until}}',
  'warning.no-counter-open': 'No counter serves it now: nobody can say how long',
  'warning.may-not-be-served': 'May not be served before closing: another day can be booked',
  'warning.book': 'Book another day',
  'warning.bookHelp': 'Once booked, cancel the number of today under “Last numbers”.',
  'warning.slip': 'May not be served today: another day can be booked',
  'warning.may-not-be-served.short': 'may be too late',
  'warning.no-counter-open.short': 'no counter',
}
