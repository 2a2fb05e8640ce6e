import type { Ms } from '@onehall/domain'
import { hourMinute } from './time.ts'

/** The hall's time; `now` is the server's clock, because a wall's own may be wrong. */
export function Clock({ now, timeZone }: { readonly now: Ms | null; readonly timeZone: string }) {
  if (now === null) return <span className="oh-clock">--:--</span>
  return (
    <time className="oh-clock" dateTime={new Date(now).toISOString()}>
      {hourMinute(now, timeZone)}
    </time>
  )
}
