import type { Day } from '@onehall/domain'
import { useEffect, useState } from 'react'
import { useHall } from './hall.tsx'
import { dayAt } from './time.ts'

const LOOK_EVERY_MS = 5_000

/** Today in the hall, by the server's clock; by that of the PC until the server was heard. */
export function useToday(): Day {
  const { client, config } = useHall()
  const { timeZone } = config
  const [today, setToday] = useState(() => dayAt(client.serverNow() ?? Date.now(), timeZone))
  useEffect(() => {
    const timer = setInterval(() => setToday(dayAt(client.serverNow() ?? Date.now(), timeZone)), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [client, timeZone])
  return today
}
