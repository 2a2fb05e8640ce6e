import type { PreloadElectron } from '../main/electron.ts'
import { exposeKiosk } from './expose.ts'

/** A sandboxed preload is one CommonJS file; the package of the desktop shell bundles this to `preload.cjs`. */
declare const require: (name: 'electron') => PreloadElectron

exposeKiosk(require('electron'))
