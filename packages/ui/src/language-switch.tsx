import { Button } from './button.tsx'
import { useLang, useSharedText } from './i18n.ts'

/** Names the other language in that language. */
export function LanguageSwitch() {
  const [lang, setLang] = useLang()
  const t = useSharedText()
  const other = lang === 'zh' ? 'en' : 'zh'
  const name = other === 'zh' ? '中文' : 'English'
  return (
    <Button onClick={() => setLang(other)} label={`${t('language')} ${name}`}>
      <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{name}</span>
    </Button>
  )
}
