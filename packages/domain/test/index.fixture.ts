/** What tests of other packages build on: `@onehall/domain/test`. */
export * as ask from './ask.fixture.ts'
export { type Given, type Past, Journalled, given } from './given.fixture.ts'
export { audiences, everyRow, faultsOf } from './invariants.fixture.ts'
export { callNextGrowth } from './call-next-growth.ts'
export * as past from './past.fixture.ts'
export { type Step, configOf, randomDays } from './random-days.fixture.ts'
export * from './sample-hall.fixture.ts'
export { makeRandom } from '../src/identity/random.fixture.ts'
