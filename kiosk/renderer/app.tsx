import { useLang } from '@onehall/ui'
import type { KioskBridge } from '../bridge/verbs.ts'
import { LinkScreen } from './screens/link.tsx'
import { usePortrait, type KioskMirror } from './use-kiosk.ts'
import { useVoice } from './use-voice.ts'
import { Visit } from './visit.tsx'

/**
 * One visitor after the other. Everything that a visitor does lives in one `Visit` and goes with it: an answer, a timer or a tap
 * of a visit that is over meets nobody.
 */
export function App({ mirror, bridge }: { readonly mirror: KioskMirror; readonly bridge: KioskBridge }) {
  const [lang] = useLang()
  const voice = useVoice(lang)
  const portrait = usePortrait()
  const { state, there } = mirror
  if (!there) return <NoHost />
  if (state === null) return null
  return <Visit key={state.visit} state={state} bridge={bridge} portrait={portrait} voice={voice} />
}

function NoHost() {
  return (
    <div className="frame">
      <main className="main">
        <LinkScreen link="no-host" />
      </main>
    </div>
  )
}
