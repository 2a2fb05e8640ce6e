import type { HandEntry } from '@onehall/domain'
import { ROUTES, visitor } from '@onehall/protocol'
import { useEffect, useState } from 'react'
import { rest } from '../shell/rest.ts'

/** Who is in hand, masked as this counter may see it. */
export type Visitor =
  | { readonly kind: 'none' | 'asking' | 'failed' }
  | { readonly kind: 'known'; readonly name: string; readonly idNumber: string }

export function useVisitor({ ticket, identity }: Pick<HandEntry, 'ticket' | 'identity'>): Visitor {
  const [found, setFound] = useState<{ readonly of: string; readonly visitor: Visitor } | null>(null)
  const isIdentified = identity !== 'none'
  useEffect(() => {
    if (!isIdentified) return
    let isCurrent = true
    void ask(ticket).then((answer) => {
      if (isCurrent) setFound({ of: ticket, visitor: toVisitor(answer) })
    })
    return () => void (isCurrent = false)
  }, [ticket, isIdentified])
  if (!isIdentified) return { kind: 'none' }
  return found?.of === ticket ? found.visitor : { kind: 'asking' }
}

function toVisitor(answer: Awaited<ReturnType<typeof ask>>): Visitor {
  if (!answer.ok) return { kind: 'failed' }
  return answer.value === null ? { kind: 'none' } : { kind: 'known', ...answer.value }
}

function ask(ticket: string) {
  return rest.get(ROUTES.visitor.path.replace(':ticket', ticket), visitor)
}
