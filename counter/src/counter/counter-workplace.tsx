import { HallLoading } from '../shell/hall-wait.tsx'
import { ChooseCounter } from './choose-counter.tsx'
import { Desk } from './desk.tsx'
import { useMyCounter } from './my-counter.ts'

/** A clerk's whole day: one counter, the line before it, the person in hand. */
export function CounterWorkplace() {
  const mine = useMyCounter()
  if (mine === null) return <HallLoading />
  if (mine.counter === null) return <ChooseCounter places={mine.places} onChoose={mine.choose} />
  return <Desk key={mine.counter.id} counter={mine.counter} onChange={mine.forget} />
}
