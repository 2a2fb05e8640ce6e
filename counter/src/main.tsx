import { loadFont, startI18n } from '@onehall/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Crash } from './shell/crash.tsx'
import { Look } from './shell/look.tsx'
import { rememberLanguage, rememberedLanguage } from './shell/remembered-language.ts'
import { Gate } from './sign-in/gate.tsx'
import { SessionProvider } from './sign-in/session.tsx'
import { TEXTS } from './texts/texts.ts'

rememberLanguage(startI18n(TEXTS, rememberedLanguage()))
loadFont()
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
