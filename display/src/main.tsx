import '@onehall/ui/theme.css'
import './css/wall.css'
import './css/frame.css'
import './css/calls.css'
import './css/side.css'
import './css/counter-screen.css'
import './css/standstill.css'
import './css/evacuation.css'
import './css/portrait.css'
import { makeRest, monotonicClock } from '@onehall/client'
import { refusalText } from '@onehall/protocol'
import { loadFont, makeReloadOnce, startI18n, useSource } from '@onehall/ui'
import { createRoot } from 'react-dom/client'
import { openHall, type HallDoor } from './open-hall.ts'
import { hallOf, screenOf, type Screen } from './params.ts'
import { Message, WallScreen } from './screens.tsx'
import { TEXTS } from './texts.ts'

/** A screen whose picture broke opens itself anew after this. */
const REOPEN_MS = 10_000

function Wall({ door, screen }: { readonly door: HallDoor; readonly screen: Screen }) {
  const opening = useSource(door.opening)
  if (opening.kind === 'open') return <WallScreen screen={screen} hall={opening.hall} runsOn={door.runsOn} />
  if (opening.kind === 'refused') {
    const { origin } = location
    const start = { zh: `${TEXTS.startPage.zh}${origin}/`, en: `${TEXTS.startPage.en} ${origin}/` }
    return <Message text={refusalText(opening.refusal)} more={start} />
  }
  return opening.tries > 0 ? (
    <Message text={TEXTS.connecting} more={TEXTS.retrying} />
  ) : (
    <Message text={TEXTS.connecting} />
  )
}

startI18n({ zh: {}, en: {} })
const place = document.getElementById('root')!
const root = createRoot(place, {
  onUncaughtError(error) {
    console.error(error)
    place.textContent = `${TEXTS.broken.zh} ${TEXTS.broken.en}`
    place.className = 'message'
    setTimeout(() => location.reload(), REOPEN_MS)
  },
})
const door = openHall({
  rest: makeRest(),
  clock: monotonicClock,
  url: location.origin,
  hall: hallOf(location.search),
  onOutdated: makeReloadOnce(),
})
root.render(<Wall door={door} screen={screenOf(location.search)} />)
loadFont()
