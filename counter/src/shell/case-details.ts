import { type CaseDetails, ROUTES, type RestRefusal, caseDetails } from '@onehall/protocol'
import { useCallback, useEffect, useState } from 'react'
import { rest } from './rest.ts'

export interface CaseReading {
  /** Null until it was read. */
  readonly details: CaseDetails | null
  readonly refusal: RestRefusal | null
  read(): void
}

/** A case as the server tells it, read anew whenever `version` changes (its entry in a room did). */
export function useCase(id: string, version: unknown): CaseReading {
  const [found, setFound] = useState<Omit<CaseReading, 'read'> & { readonly of: string }>({
    of: id,
    details: null,
    refusal: null,
  })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void rest.get(ROUTES.case.path.replace(':case', id), caseDetails).then((answer) => {
      if (!isCurrent) return
      setFound((before) =>
        answer.ok
          ? { of: id, details: answer.value, refusal: null }
          : { of: id, details: before.of === id ? before.details : null, refusal: answer.refusal },
      )
    })
    return () => void (isCurrent = false)
  }, [id, version, attempt])
  const read = useCallback(() => setAttempt((before) => before + 1), [])
  return found.of === id ? { ...found, read } : { details: null, refusal: null, read }
}
