import type { Lang, startI18n } from '@onehall/ui'

const KEY = 'onehall.language'

/** The language last chosen on this PC; Chinese first. */
export function rememberedLanguage(): Lang {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

export function rememberLanguage(i18n: ReturnType<typeof startI18n>): void {
  i18n.on('languageChanged', (lang) => {
    try {
      localStorage.setItem(KEY, lang)
    } catch {
      // Forbidden: the next page begins in Chinese again.
    }
  })
}
