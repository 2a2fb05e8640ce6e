import { useEffect, useRef, useState } from 'react'

/**
 * Seconds until `onEnd`, counted while `running`; starts anew with each touch, key and change of `round`, and stands still while a
 * finger rests on the screen (users.md V4).
 */
export function useCountdown(
  running: boolean,
  seconds: number,
  round: string,
  onEnd: () => void,
  startsAnewByTouch = true,
): number {
  const turn = `${running}/${seconds}/${round}`
  const [count, setCount] = useState({ turn, left: seconds })
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })

  useEffect(() => {
    if (!running) return
    let remaining = seconds
    let fingers = 0
    const anew = (): void => {
      if (!startsAnewByTouch) return
      remaining = seconds
      setCount({ turn, left: remaining })
    }
    const down = (): void => {
      fingers++
      anew()
    }
    const up = (): void => {
      fingers = Math.max(0, fingers - 1)
      anew()
    }
    const timer = setInterval(() => {
      if (fingers > 0) return
      remaining--
      setCount({ turn, left: remaining })
      if (remaining <= 0) {
        clearInterval(timer)
        end.current()
      }
    }, 1000)
    addEventListener('pointerdown', down)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', up)
    addEventListener('keydown', anew)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', down)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', up)
      removeEventListener('keydown', anew)
    }
  }, [running, seconds, turn, startsAnewByTouch])
  // What another turn has counted says nothing of this one.
  return count.turn === turn ? count.left : seconds
}
