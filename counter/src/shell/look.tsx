import { StyleProvider, legacyLogicalPropertiesTransformer } from '@ant-design/cssinjs'
import { useLang } from '@onehall/ui'
import '@onehall/ui/theme.css'
import { App, ConfigProvider, type ThemeConfig } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import './app.css'

/** The tokens of every app; the greys are dark enough for WCAG AA on white and on the soft paper. */
const THEME: ThemeConfig = {
  token: {
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0958d9',
    // What the mouse is over gets darker: lighter, it would be hard to read.
    colorPrimaryHover: '#003eb3',
    colorLink: '#0958d9',
    colorLinkHover: '#003eb3',
    colorErrorHover: '#a8071a',
    colorInfo: '#0958d9',
    colorSuccess: '#237804',
    colorWarning: '#ad6800',
    colorError: '#cf1322',
    colorInfoBg: '#eef5ff',
    colorInfoBorder: '#b5d0f7',
    colorWarningBg: '#fff9e8',
    colorWarningBorder: '#eed08a',
    colorErrorBg: '#fff1f0',
    colorErrorBorder: '#f3b4af',
    colorSuccessBg: '#f0faea',
    colorSuccessBorder: '#b4d9a0',
    colorText: '#1f2329',
    colorTextSecondary: '#4e5661',
    colorTextTertiary: '#4e5661',
    colorTextDescription: '#4e5661',
    colorTextPlaceholder: '#6b6b6b',
    colorBgLayout: '#f4f6f9',
    fontFamily: 'var(--oh-font)',
    borderRadius: 6,
  },
  components: {
    Table: { headerBg: '#f4f6f9', rowSelectedBg: '#e8f1ff', rowSelectedHoverBg: '#dfebff' },
    Segmented: { itemSelectedBg: '#0958d9', itemSelectedColor: '#ffffff', trackBg: '#e9edf3', itemColor: '#1f2329' },
  },
}

/**
 * How the app looks: antd with the project's tokens. Its styles are written without `:where` and without logical
 * properties, which Chrome 86 does not know.
 */
export function Look({ children }: { readonly children: ReactNode }) {
  const [lang] = useLang()
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        theme={THEME}
        getPopupContainer={inLandmark}
        locale={lang === 'zh' ? zhCN : enGB}
        button={{ autoInsertSpace: false }}
      >
        <App className="app" message={{ maxCount: 3, duration: 6, top: 6 }}>
          {children}
        </App>
      </ConfigProvider>
    </StyleProvider>
  )
}

/** What pops up belongs to the landmark of the page that it explains. */
function inLandmark(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>('main, header.header') ?? document.body
}
