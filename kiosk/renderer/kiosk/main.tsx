import '../no-eval.ts'
import '@onehall/ui/theme.css'
import { loadFont, startI18n } from '@onehall/ui'
import { createRoot } from 'react-dom/client'
import { App } from '../app.tsx'
import { openKioskBridge } from '../bridge-socket.ts'
import '../css/kiosk.css'
import '../css/frame.css'
import '../css/buttons.css'
import '../css/attract.css'
import '../css/card.css'
import '../css/choose.css'
import '../css/find.css'
import '../css/item.css'
import '../css/number.css'
import '../css/route.css'
import '../css/question.css'
import '../css/elder.css'
import '../css/appointment.css'
import * as texts from '../texts/texts.ts'
import { followKiosk, useMirror } from '../use-kiosk.ts'

startI18n(texts)
loadFont()
// Electron's preload has defined it already; elsewhere the loopback socket is the bridge.
const bridge = (window.kiosk ??= openKioskBridge())
const source = followKiosk(bridge)

function Root() {
  return <App mirror={useMirror(source)} bridge={bridge} />
}

createRoot(document.getElementById('root')!).render(<Root />)
