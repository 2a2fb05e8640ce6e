import { useEffect, useRef, useState } from 'react'

interface News {
  readonly key: string
  readonly text: string
}

/** What came since the last look, in words for a polite live region; what was there at first is no news. */
export function useNews(all: readonly News[]): string {
  const known = useRef<ReadonlySet<string> | null>(null)
  const [said, setSaid] = useState('')
  const keys = all.map(({ key }) => key).join(' ')
  useEffect(() => {
    const before = known.current
    known.current = new Set(all.map(({ key }) => key))
    const came = before === null ? [] : all.filter(({ key }) => !before.has(key))
    if (came.length > 0) setSaid(came.map(({ text }) => text).join(' '))
    // eslint-disable-next-line react/exhaustive-deps -- only who is listed makes news, not how it is said
  }, [keys])
  return said
}
