import type { TextsOf } from './texts-of.ts'

/** Why it is not done with this case. */
export const CASE_TEXTS = {
  'unknown-case': () => ({
    zh: '没有找到这个办件。请核对办件编号后重试。',
    en: 'This case was not found. Check the case number and try again.',
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
} satisfies TextsOf
