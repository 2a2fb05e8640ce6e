import { type IntentType, LIFETIME, PERMISSION } from '@onehall/domain'
import type { z } from 'zod'
import { catalogue, hallConfig } from './config.ts'
import { ENTRIES } from './docs-entries.ts'
import { MEANING, REFUSAL_PARAMS, delta, helloAnswered, live, snapshot } from './docs-messages.ts'
import { makeNotation } from './docs-notation.ts'
import { RESULTS } from './docs-results.ts'
import { answers, callReason, collectedMaterial, holder, itemResult } from './facts.ts'
import { text } from './ids.ts'
import { intent } from './intent.ts'
import { REFUSAL_REASONS, refusalText } from './refusal-text.ts'
import { daySheet, times } from './rest/day-sheet.ts'
import { REST_REFUSALS, type RestRefusal } from './rest/refusals.ts'
import { type Route, refused } from './rest/route.ts'
import { ROUTES } from './rest/routes.ts'
import { sessionInfo } from './rest/session.ts'
import { commandEnvelope, cursor, hello, leave, personInput, resume } from './sync.ts'

export { ENTRIES, RESULTS }
export { type JsonSchema, schemaText } from './docs-schema-text.ts'

const NAMED = [
  ['Text', text],
  ['Cursor', cursor],
  ['Person', personInput],
  ['Intent', intent],
  ['Entry', snapshot.shape.entries.valueType],
  ['CallReason', callReason],
  ['Holder', holder],
  ['CollectedMaterial', collectedMaterial],
  ['Answers', answers],
  ['ItemResult', itemResult],
  ['HallConfig', hallConfig],
  ['Catalogue', catalogue],
  ['SessionInfo', sessionInfo],
  ['DaySheet', daySheet],
  ['Times', times],
  ['Refused', refused],
] as const satisfies readonly (readonly [string, z.ZodType])[]

const { shape, definition } = makeNotation(NAMED)

const code = (...blocks: readonly string[]) => `\`\`\`text\n${blocks.join('\n\n')}\n\`\`\``
const definitions = (...names: readonly (typeof NAMED)[number][0][]) => code(...names.map(definition))

/** The parts of docs/protocol.md that are made from the schemas, by name. */
function parts(statusOf: (refusal: RestRefusal) => number): { readonly [name: string]: () => string } {
  return {
    'shared types': () =>
      definitions('Text', 'Cursor', 'Person', 'CallReason', 'Holder', 'CollectedMaterial', 'Answers', 'ItemResult'),
    'messages up': () =>
      code(
        `hello: ${shape(hello)}`,
        `resume: ${shape(resume)}`,
        `leave: ${shape(leave)}`,
        `command: ${shape(commandEnvelope)}`,
      ),
    'answer to hello': () => code(shape(helloAnswered)),
    'messages down': () => code(`snapshot: ${shape(snapshot)}`, `delta: ${shape(delta)}`, `live: ${shape(live)}`),
    entries: () => code(...Object.values(ENTRIES).map((entry) => shape(entry))),
    commands: () => intent.options.map(command).join('\n\n'),
    refusals: () => REFUSAL_REASONS.map(refusal).join('\n'),
    'rest refusals': () => restRefusals(statusOf),
    'rest statuses': () => statuses(statusOf),
    rest: () => (Object.values(ROUTES) as Route[]).map(route).join('\n\n'),
    'rest types': () => definitions('Refused', 'SessionInfo', 'DaySheet', 'Times', 'HallConfig', 'Catalogue'),
  }
}

function command(option: (typeof intent.options)[number]): string {
  const type = option.shape.type.value as IntentType
  return [
    `#### ${type}`,
    MEANING[type],
    `May ask: ${PERMISSION[type].join(', ') || 'the hall itself'}. Lifetime: ${LIFETIME[type] / 1000} s.`,
    code(`intent: ${shape(option)}`, `result: ${shape(RESULTS[type])}`),
  ].join('\n\n')
}

/** A value for each parameter that has no obvious one. */
const SAMPLE = { opens: '08:30', from: '09:00', day: '2026-03-05', why: '…', until: '10:30', minutes: 30, days: 7 }

function refusal(reason: keyof typeof REFUSAL_PARAMS): string {
  const params = shape(REFUSAL_PARAMS[reason])
  // A value for each parameter, for the sake of the text alone.
  const sample = {
    queue: 'queue',
    number: 'A001',
    limit: 1,
    counter: 'c1',
    waitMs: 5000,
    materials: [],
    faults: ['…'],
    caseNo: '…',
    ...SAMPLE,
  }
  const { zh, en } = refusalText({
    status: '',
    state: '',
    lifetimeMs: 0,
    spoken: [],
    ...sample,
    ...(reason === 'queue-closed' && { opens: { day: SAMPLE.day, time: SAMPLE.opens } }),
    reason,
  } as never)
  return `- \`${reason}\`${params === '{}' ? '' : ` \`${params}\``}: ${zh} ${en}`
}

function restRefusals(statusOf: (refusal: RestRefusal) => number): string {
  return (Object.entries(REST_REFUSALS) as [keyof typeof REST_REFUSALS, { zh: string; en: string }][])
    .map(([reason, { zh, en }]) => `- \`${reason}\` ${statusOf({ reason })}: ${zh} ${en}`)
    .join('\n')
}

function statuses(statusOf: (refusal: RestRefusal) => number): string {
  const byStatus = new Map<number, string[]>()
  for (const reason of REFUSAL_REASONS) {
    const status = statusOf({ reason } as RestRefusal)
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${reason}\``])
  }
  const sorted = [...byStatus].sort(([a], [b]) => a - b)
  return sorted.map(([status, reasons]) => `- ${status}: ${reasons.join(', ')}`).join('\n')
}

function route({ method, path, may, params, body, answer, hallNamed, says }: Route): string {
  const who = typeof may === 'string' ? may : may.join(', ')
  const shapes = [
    ...(params === undefined ? [] : [`params: ${shape(params)}`]),
    ...(body === undefined ? [] : [`body: ${shape(body)}`]),
    `answer: ${shape(answer)}`,
  ]
  return [
    `#### ${method.toUpperCase()} ${path}${hallNamed ? '?hall=…' : ''}`,
    says,
    `May ask: ${who}.`,
    code(...shapes),
  ].join('\n\n')
}

/**
 * docs/protocol.md with its generated parts as the schemas are now. A part stands between `<!-- made from the schemas: name -->` and
 * `<!-- end -->`; everything else is written by hand and left as it is.
 * @param statusOf HTTP status of a refusal, which the server knows
 * @throws for a part that does not exist, and where one of them is nowhere in the text
 */
export function renderProtocolDocs(text: string, statusOf: (refusal: RestRefusal) => number): string {
  const made = parts(statusOf)
  const used = new Set<string>()
  const rendered = text.replace(
    /(<!-- made from the schemas: ([\w ]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => {
      const part = made[name]
      if (part === undefined) throw new Error(`docs/protocol.md asks for "${name}", which is not made`)
      used.add(name)
      return `${begin}\n${part().replace(/ +$/gm, '')}\n\n${end}`
    },
  )
  const unused = Object.keys(made).filter((name) => !used.has(name))
  if (unused.length > 0) throw new Error(`docs/protocol.md has no place for: ${unused.join(', ')}`)
  return rendered
}
