import '../no-eval.ts'
import '@onehall/ui/theme.css'
import { loadFont, startI18n } from '@onehall/ui'
import { createRoot } from 'react-dom/client'
import type { DeviceAnswer, DevicesState, DeviceVerb } from '../../bridge/devices.ts'
import { openSocketBridge } from '../bridge-socket.ts'
import { DevicesPage } from './devices-page.tsx'
import './devices.css'
import * as texts from './texts.ts'

startI18n(texts)
loadFont()
const bridge = openSocketBridge<DevicesState>('devices')
const ask = (verb: DeviceVerb, argument: unknown = null): Promise<DeviceAnswer> =>
  bridge.ask(verb, argument) as Promise<DeviceAnswer>

createRoot(document.getElementById('root')!).render(<DevicesPage bridge={bridge} ask={ask} />)
