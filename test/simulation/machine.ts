import type { Journal } from '../../server/src/journal/journal.ts'
import { type Fault, makeFaultyJournal } from '../../server/src/journal/faults.ts'
import type { Chance } from './chance.ts'
import { APPEND_FAULTS } from './faults.ts'
import type { Witness } from './witness.ts'

/** The witness sees every append that is stored through this handle. */
export function witnessed(journal: Journal, witness: Pick<Witness, 'stored'>): Journal {
  return {
    ...journal,
    async append(batch) {
      const outcome = await journal.append(batch)
      if (outcome.kind === 'committed') witness.stored(batch)
      return outcome
    },
  }
}

/** A journal whose appends fail, by so many of one, in every way they can. */
export function faulty(
  journal: Journal,
  chance: Chance,
  share: () => number,
  onFault: (fault: Fault) => void,
): Journal {
  return makeFaultyJournal(journal, () => {
    if (!chance.happens(share())) return undefined
    const fault = chance.pick(APPEND_FAULTS)
    onFault(fault)
    return fault
  })
}

/** A journal whose process may die in the middle of an append: just before it is stored, or just after. */
export function mortal(journal: Journal, onDeath: (when: 'before' | 'after') => void) {
  let dies: 'before' | 'after' | null = null
  const never = new Promise<never>(() => {})
  return {
    /** The next append is the last thing the process does. */
    dieAtNextAppend: (when: 'before' | 'after') => void (dies = when),
    journal: {
      ...journal,
      async append(batch) {
        if (dies === null) return journal.append(batch)
        const when = dies
        dies = null
        if (when === 'after') await journal.append(batch)
        onDeath(when)
        return never
      },
    } satisfies Journal,
  }
}
