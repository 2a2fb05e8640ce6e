import { expect, it } from 'vitest'
import { schemaText } from './schema-text.ts'

it('[H25] a schema is shown in the notation of types, nested, with what is optional and what is bounded', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 64 },
      since: { type: ['integer', 'null'], minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
      roles: { type: 'array', items: { type: 'string', enum: ['clerk', 'guide'] } },
      holder: {
        oneOf: [{ type: 'object', properties: { kind: { type: 'string', enum: ['office'] } } }, { type: 'null' }],
      },
      answers: { type: 'object', additionalProperties: { type: 'boolean' } },
    },
    required: ['name', 'since', 'roles', 'holder'],
  }
  expect(schemaText(schema)).toBe(`{
  name: string (1–64 characters)
  since: integer ≥ 0 | null
  roles: ("clerk" | "guide")[]
  holder: {
    kind?: "office"
  } | null
  answers?: {
    [name]: boolean
  }
}`)
})
