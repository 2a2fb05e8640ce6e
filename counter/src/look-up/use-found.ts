import type { Day } from '@onehall/domain'
import { type FoundTicket, ROUTES, type RestRefusal, foundTicket } from '@onehall/protocol'
import { useEffect, useState } from 'react'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { earlierOf } from './ticket-number.ts'

/** What is asked for: a number, of today or, where the ticket is an older one, of the days before alone. */
export interface Asked {
  readonly number: string
  readonly isEarlier: boolean
}

type Found = FoundTicket | 'none' | RestRefusal

/**
 * What the hall says of a number, typed or as a scanner reads it; `none` where it has ended or never was, null while it is not
 * known. One that is not of today is looked for among the slips that still count (users.md V17).
 * @param today the day of the hall
 * @param pulse another value asks again: something about the number changed
 */
export function useFound(asked: Asked | null, today: Day, pulse: string): Found | null {
  const { config } = useHall()
  const { slipDays } = config.rules
  const [found, setFound] = useState<{ readonly asked: Asked; readonly is: Found } | null>(null)
  useEffect(() => {
    if (asked === null) return
    let isHere = true
    async function look({ number, isEarlier }: Asked): Promise<Found> {
      for (const code of [...(isEarlier ? [] : [number]), ...earlierOf(number, today, slipDays)]) {
        const path = ROUTES.ticketByNumber.path.replace(':number', encodeURIComponent(code))
        const answer = await rest.get<FoundTicket>(path, foundTicket)
        if (answer.ok) return answer.value
        if (answer.refusal.reason !== 'not-todays-ticket') return answer.refusal
      }
      return 'none'
    }
    void look(asked).then((is) => {
      if (isHere) setFound({ asked, is })
    })
    return () => void (isHere = false)
  }, [asked, today, slipDays, pulse])
  return found !== null && found.asked === asked ? found.is : null
}
