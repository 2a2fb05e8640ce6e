import { expect, it } from 'vitest'
import type { Actor, Intent } from '../src/index.ts'
import * as ask from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { called, counterOpen, issued, opened, serving } from './past.fixture.ts'
import { CLERK_1, GUIDE, MANAGER } from './sample-hall.fixture.ts'

const seated = [opened(), counterOpen(), issued('A001')]
const calling = [seated, called('A001')]
const inService = [seated, serving('A001')]

/** Every command that needs a reason, in a hall where it is lawful otherwise. */
const ASKED: readonly (readonly [Intent, Actor, ReturnType<typeof given>])[] = [
  [ask.issue('social', ask.asClass('soldier', '退役军人证')), GUIDE, given(seated)],
  [ask.callChosen('A001'), CLERK_1, given(seated)],
  [ask.wrongCall(), CLERK_1, given(calling)],
  [ask.hold(), CLERK_1, given(inService)],
  [ask.transfer('A001', 'care'), CLERK_1, given(inService)],
  [ask.transferQueue('social', 'care'), MANAGER, given(seated)],
  [ask.correct('A001'), GUIDE, given(seated)],
  [ask.release(), MANAGER, given(seated)],
  [ask.assign('c1', 'social'), MANAGER, given(seated)],
  [ask.suspend(), MANAGER, given(seated)],
  [ask.suspendHall(), MANAGER, given(seated)],
  [{ type: 'AcknowledgeAlarm', alarm: 'long', of: ['social'], reason: '增开窗口' }, MANAGER, given(seated)],
  [{ type: 'MarkInterruption', from: 1, to: 2, cause: '停电' }, MANAGER, given(seated)],
]

/** The same with the reason left out, as somebody submits a field with blanks in it. */
const without = (intent: Intent): Intent =>
  JSON.parse(JSON.stringify(intent), (key, value: unknown) =>
    key === 'reason' || key === 'cause' ? '  ' : value,
  ) as Intent

it.each(ASKED.map(([intent, by, hall]) => [intent.type, intent, by, hall] as const))(
  '[C47] %s without a reason is refused, and says so',
  (_, intent, by, hall) => {
    expect(hall.when(intent, { by }).decision.ok).toBe(true)
    hall.when(without(intent), { by }).then(refused('reason-required'))
  },
)
