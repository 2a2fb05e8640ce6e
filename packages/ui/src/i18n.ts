import { refusalText as textOf, type RestRefusal } from '@onehall/protocol'
import type { Text } from '@onehall/domain'
import { createInstance, type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import * as shared from './texts.ts'

export type Lang = keyof Text

/** An app's texts: a flat table whose English has exactly the keys of its Chinese. */
export interface AppTexts<K extends string> {
  readonly zh: { readonly [key in K]: string }
  readonly en: { readonly [key in K]: string }
}

type Say<K extends string> = (key: K, values?: { readonly [name: string]: string | number }) => string

/** Starts the languages of an app, Chinese first. Call it once, before rendering. */
export function startI18n<K extends string>(app: AppTexts<K>, lang: Lang = 'zh'): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: lang,
    fallbackLng: 'zh',
    initAsync: false,
    defaultNS: 'app',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { zh: { app: app.zh, ui: shared.zh }, en: { app: app.en, ui: shared.en } },
  })
  const name = (lng: string): void => void (document.documentElement.lang = lng === 'en' ? 'en' : 'zh-CN')
  if (typeof document !== 'undefined') {
    name(lang)
    instance.on('languageChanged', name)
  }
  return instance
}

/** The app's own `useText`: `const useText = makeUseText<keyof typeof zh>()`, then `const t = useText()`. */
export function makeUseText<K extends string>(namespace = 'app'): () => Say<K> {
  return function useText() {
    const { t } = useTranslation(namespace)
    const say = t as unknown as (key: string, values: object) => string
    return (key, values) => say(key, values ?? {})
  }
}

export const useSharedText = makeUseText<keyof typeof shared.zh>('ui')

/** The language shown now, and how to change it. */
export function useLang(): readonly [Lang, (lang: Lang) => void] {
  const { i18n } = useTranslation()
  return [i18n.language === 'en' ? 'en' : 'zh', (lang) => void i18n.changeLanguage(lang)]
}

/** What to tell the person whose command was refused, and what to do next. */
export function refusalText(refusal: RestRefusal, lang: Lang): string {
  return textOf(refusal)[lang]
}
