import type { TableName } from './columns.ts'

/** Why a platform does not take a row or a message. It names places and measures, never what stood there. */
export type Objection =
  | {
      readonly reason: 'missing' | 'not-text' | 'not-a-number' | 'not-a-time' | 'not-a-mobile' | 'unknown-column'
      readonly at: string
    }
  | {
      readonly reason: 'too-wide' | 'too-many-bytes' | 'wrong-width'
      readonly at: string
      readonly limit: number
      readonly found: number
    }
  | { readonly reason: MessageReason }

type MessageReason =
  | 'malformed'
  | 'not-one-main-row'
  | 'stray-rows'
  | 'row-named-otherwise'
  | 'version-otherwise'
  | 'several-cases'
  | 'not-accepted-before'
  | 'accepted-twice'
  | 'closed-before'
  | 'moved-to-another-case'
  | 'same-version-other-content'
  | 'signature-wrong'
  | 'clock-wrong'
  | 'nonce-used'

export type Language = 'zh' | 'en'

const MESSAGE_TEXTS: Readonly<Record<MessageReason, Readonly<Record<Language, string>>>> = {
  malformed: { zh: '报文格式不对', en: 'The message is malformed' },
  'not-one-main-row': {
    zh: '一次只能报一条受理、过程、结果或特别程序',
    en: 'A message carries exactly one acceptance, step, result or special procedure',
  },
  'stray-rows': { zh: '材料只能随受理一起报', en: 'Materials travel with an acceptance only' },
  'row-named-otherwise': {
    zh: '主表行的 row_guid 与 requestNo 不一致',
    en: 'row_guid of the main row is not the requestNo',
  },
  'version-otherwise': { zh: '行内版本与报文版本不一致', en: 'The version in a row is not the version of the message' },
  'several-cases': { zh: '一次报文里有多个办件编号', en: 'The message names more than one case' },
  'not-accepted-before': {
    zh: '该办件还没有受理信息，顺序应为受理、过程、结果',
    en: 'No acceptance of this case is held; the order is acceptance, steps, result',
  },
  'accepted-twice': { zh: '该办件已有另一条受理信息', en: 'Another acceptance of this case is held already' },
  'closed-before': {
    zh: '该办件已报过结果，不能再报过程或另一个结果',
    en: 'The case has its result already; no further step or other result is taken',
  },
  'moved-to-another-case': { zh: '同一行换了办件编号', en: 'A row that is held already names another case now' },
  'same-version-other-content': { zh: '内容变了而版本没有加一', en: 'The content changed but the version did not' },
  'signature-wrong': { zh: '签名不对', en: 'The signature is wrong' },
  'clock-wrong': { zh: '时间戳与平台相差超过五分钟', en: 'The timestamp is more than five minutes off' },
  'nonce-used': { zh: '随机数已用过', en: 'The nonce was used before' },
}

const PLACE_TEXTS = {
  missing: { zh: '不能为空', en: 'must not be empty' },
  'not-text': { zh: '应为文本', en: 'must be text' },
  'not-a-number': { zh: '应为整数', en: 'must be a whole number' },
  'not-a-time': { zh: '时间格式应为 yyyy-MM-dd HH:mm:ss', en: 'must be a time, yyyy-MM-dd HH:mm:ss' },
  'not-a-mobile': { zh: '应为 11 位手机号', en: 'must be a mobile number of 11 digits' },
  'unknown-column': { zh: '没有这一列', en: 'is no column of this table' },
}

/** An objection in plain words, without any personal data. */
export function objectionText(objection: Objection, language: Language): string {
  switch (objection.reason) {
    case 'missing':
    case 'not-text':
    case 'not-a-number':
    case 'not-a-time':
    case 'not-a-mobile':
    case 'unknown-column':
      return `${objection.at} ${PLACE_TEXTS[objection.reason][language]}`
    case 'too-wide':
      return language === 'zh'
        ? `${objection.at} 超长：最多 ${objection.limit} 个字符，实为 ${objection.found}`
        : `${objection.at} is too long: ${objection.found} characters, at most ${objection.limit}`
    case 'too-many-bytes':
      return language === 'zh'
        ? `${objection.at} 超长：最多 ${objection.limit} 字节，实为 ${objection.found}`
        : `${objection.at} is too long: ${objection.found} bytes, at most ${objection.limit}`
    case 'wrong-width':
      return language === 'zh'
        ? `${objection.at} 应为 ${objection.limit} 位，实为 ${objection.found} 位`
        : `${objection.at} must have ${objection.limit} characters, has ${objection.found}`
    default:
      return MESSAGE_TEXTS[objection.reason][language]
  }
}

/** Where in the tables: `up_pro_accept.task_name`. */
export function placeOf(table: TableName, column: string): string {
  return `${table}.${column}`
}
