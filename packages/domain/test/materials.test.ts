import { describe, it } from 'vitest'
import type { Answers } from '../src/index.ts'
import { acceptCase } from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { type Collected, brought, caseOpened, counterOpen, issued, opened, serving } from './past.fixture.ts'

/** The file of an item is taken in with these papers. */
function takenIn(item: string, materials: readonly Collected[], answers: Answers = {}) {
  const past = [opened(), counterOpen(), issued('A001'), serving('A001'), caseOpened('k1', item)]
  return given(past).when(acceptCase('k1', materials, answers))
}
const missing = (...materials: readonly string[]) => refused('material-missing', { materials })
const accepted = [{ type: 'IntakeTaken' }, { type: 'CaseAccepted' }] as const

/** `card` asks for a photo, an identity card (an e-licence) and a letter that may follow. */
describe('the checklist at the counter', () => {
  const photo = brought('photo')
  const licence = brought('id-card', 'shared')

  it('[K5] every material of the list was collected, fetched or lawfully put off', () => {
    takenIn('card', [photo, licence, brought('letter')]).then(...accepted)
    takenIn('card', [photo, licence, brought('letter', 'deferred')]).then(...accepted)
    takenIn('card', [photo, brought('id-card'), brought('letter')]).then(...accepted)
  })

  it('[K5] what is missing is named, in the order of the list', () => {
    takenIn('card', []).then(missing('photo', 'id-card', 'letter'))
    takenIn('card', [brought('letter')]).then(missing('photo', 'id-card'))
  })

  it('[K5] only what is shared counts as shared, only what may follow is put off', () => {
    takenIn('card', [brought('photo', 'shared'), licence, brought('letter')]).then(missing('photo'))
    takenIn('card', [brought('photo', 'deferred'), licence, brought('letter')]).then(missing('photo'))
    takenIn('card', [photo, brought('id-card', 'deferred'), brought('letter')]).then(missing('id-card'))
    takenIn('card', [photo, licence, brought('letter', 'shared')]).then(missing('letter'))
  })

  it('[K5] a paper that the list does not name, or one named twice, is refused', () => {
    takenIn('card', [photo, licence, brought('letter'), brought('old-permit')]).then(refused('material-unknown'))
    takenIn('card', [photo, photo, licence, brought('letter')]).then(refused('material-unknown'))
  })
})

/** `permit` asks for a photo; an agent also for a letter, a renewal for the old permit. */
describe('situations', () => {
  const [photo, letter, old] = [brought('photo'), brought('letter'), brought('old-permit')]
  const no = { agent: false, renewal: false }

  it('[K5] the answers decide which papers apply', () => {
    takenIn('permit', [photo], no).then(...accepted)
    takenIn('permit', [photo, letter], { ...no, agent: true }).then(...accepted)
    takenIn('permit', [photo, letter, old], { agent: true, renewal: true }).then(...accepted)
    takenIn('permit', [photo], { ...no, agent: true }).then(missing('letter'))
    takenIn('permit', [photo, letter], no).then(refused('material-unknown'))
  })

  it('[K5] a question that was not answered leaves nothing out', () => {
    takenIn('permit', [photo]).then(missing('letter', 'old-permit'))
    takenIn('permit', [photo], { agent: false }).then(missing('old-permit'))
    takenIn('permit', [], { renewal: true }).then(missing('photo', 'old-permit', 'letter'))
  })

  it('[K5] the answers are kept with the case', () => {
    takenIn('permit', [photo], no).then({ type: 'IntakeTaken' }, { type: 'CaseAccepted', answers: no })
  })
})
