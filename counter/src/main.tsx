import { loadFont, makeReloadOnce, startI18n } from '@onehall/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Crash } from './shell/crash.tsx'
import { Look } from './shell/look.tsx'
import { rememberLanguage, rememberedLanguage } from './shell/remembered-language.ts'
import { Gate } from './sign-in/gate.tsx'
import { SessionProvider } from './sign-in/session.tsx'
import { keepPage } from './away/keep-page.ts'
import { TEXTS } from './texts/texts.ts'

rememberLanguage(startI18n(TEXTS, rememberedLanguage()))
loadFont()
keepPage()
// A page that was open during an upgrade asks for parts that are no longer there under their old names.
addEventListener('vite:preloadError', makeReloadOnce())
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Look>
      <Crash>
        <SessionProvider>
          <Gate />
        </SessionProvider>
      </Crash>
    </Look>
  </StrictMode>,
)
