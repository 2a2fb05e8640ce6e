export const zh = {
  'visit.bundleOf': '一件事 · {{n}} 项',
  'visit.next': '第 {{n}} 项',
  'visit.add': '＋ 还要办别的（同一个号）',
  'visit.remove': '去掉',
  'visit.removeOf': '去掉第 {{n}} 项',
  'visit.then': '然后',
  'visit.route': '同一个号，办完后到：{{route}}',
} as const

export const en: { readonly [K in keyof typeof zh]: string } = {
  'visit.bundleOf': 'Bundle · {{n}} items',
  'visit.next': 'Item {{n}}',
  'visit.add': '+ Something else (same number)',
  'visit.remove': 'Remove',
  'visit.removeOf': 'Remove item {{n}}',
  'visit.then': 'Then',
  'visit.route': 'Same number, then: {{route}}',
}
