import { makeUseText, useLang } from '@onehall/ui'
import type { Text } from '@onehall/domain'
import * as acts from './acts.ts'
import * as admin from './admin.ts'
import * as away from './away.ts'
import * as booking from './booking.ts'
import * as carried from './carried.ts'
import * as concerns from './concerns.ts'
import * as counter from './counter.ts'
import * as desk from './desk.ts'
import * as dayEnd from './day-end.ts'
import * as drill from './drill.ts'
import * as guide from './guide.ts'
import * as hold from './hold.ts'
import * as intake from './intake.ts'
import * as lookUp from './look-up.ts'
import * as manager from './manager.ts'
import * as office from './office.ts'
import * as pause from './pause.ts'
import * as shell from './shell.ts'
import * as signIn from './sign-in.ts'
import * as staff from './staff.ts'
import * as visit from './visit.ts'
import * as warning from './warning.ts'

const zh = {
  ...shell.zh,
  ...signIn.zh,
  ...counter.zh,
  ...away.zh,
  ...drill.zh,
  ...desk.zh,
  ...acts.zh,
  ...hold.zh,
  ...pause.zh,
  ...guide.zh,
  ...lookUp.zh,
  ...booking.zh,
  ...concerns.zh,
  ...carried.zh,
  ...warning.zh,
  ...visit.zh,
  ...intake.zh,
  ...office.zh,
  ...manager.zh,
  ...admin.zh,
  ...staff.zh,
  ...dayEnd.zh,
}
const en = {
  ...shell.en,
  ...signIn.en,
  ...counter.en,
  ...away.en,
  ...drill.en,
  ...desk.en,
  ...acts.en,
  ...hold.en,
  ...pause.en,
  ...guide.en,
  ...lookUp.en,
  ...booking.en,
  ...concerns.en,
  ...carried.en,
  ...warning.en,
  ...visit.en,
  ...intake.en,
  ...office.en,
  ...manager.en,
  ...admin.en,
  ...staff.en,
  ...dayEnd.en,
}

/** Everything this app says, in both languages; a file per workplace. */
export const TEXTS = { zh, en }

export type TextKey = keyof typeof zh

export const useText = makeUseText<TextKey>()

/** Says a text of the hall's own data (names of items, queues, counters) in the language of the screen. */
export function useSay(): (text: Text) => string {
  const [lang] = useLang()
  return (text) => text[lang]
}

/** Names in a row, as the language writes them. */
export function useList(): (names: readonly string[]) => string {
  const [lang] = useLang()
  return (names) => names.join(lang === 'zh' ? '、' : ', ')
}
