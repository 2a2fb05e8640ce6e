import { expect, it } from 'vitest'
import { schemaText } from './docs-schema-text.ts'

it('[H44] a schema is shown in the notation of types, nested, with what is optional and what is bounded', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 64 },
      since: { type: ['integer', 'null'], minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
      roles: { type: 'array', items: { type: 'string', enum: ['clerk', 'guide'] }, maxItems: 5 },
      holder: {
        oneOf: [{ type: 'object', properties: { kind: { const: 'office' } } }, { $ref: '#/$defs/Counter' }],
      },
      answers: { type: 'object', additionalProperties: { type: 'boolean' } },
      code: { type: 'string', pattern: '^[0-9]{6}$' },
      day: { type: 'string', format: 'date', pattern: '…' },
      minutes: { type: 'number', exclusiveMinimum: 0 },
      anything: {},
    },
    required: ['name', 'since', 'roles', 'holder', 'code'],
  }
  expect(schemaText(schema, new Map([['^[0-9]{6}$', 'code']]))).toBe(`{
  name: string (1–64 characters)
  since: int (≥ 0) | null
  roles: ("clerk" | "guide")[] (≤ 5)
  holder: { kind?: "office" } | Counter
  answers?: { [string]: boolean }
  code: code
  day?: date
  minutes?: number (> 0)
  anything?: any
}`)
})
