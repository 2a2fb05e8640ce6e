import { z } from 'zod'
import { type JsonSchema, schemaText } from './docs-schema-text.ts'
import { name, random } from './ids.ts'

/** A schema that is written once under its name, and referred to elsewhere. */
type Named = readonly (readonly [string, z.ZodType])[]

export function makeNotation(named: Named): { shape(schema: z.ZodType): string; definition(name: string): string } {
  const metadata = z.registry<{ id: string }>()
  for (const [id, schema] of named) metadata.add(schema, { id })
  const json = (schema: z.ZodType) => z.toJSONSchema(schema, { metadata, io: 'input', unrepresentable: 'any' })
  return {
    shape: (schema) => schemaText(json(schema) as JsonSchema, PATTERNS),
    definition(id) {
      const schema = json(metadataOf(id))
      const own = (schema.$defs as { [id: string]: JsonSchema } | undefined)?.[id] ?? (schema as JsonSchema)
      const { $ref: _, ...rest } = own
      return `${id} = ${schemaText(rest, PATTERNS)}`
    },
  }

  function metadataOf(id: string): z.ZodType {
    const found = named.find(([each]) => each === id)
    if (found === undefined) throw new Error(`nothing is named ${id}`)
    return found[1]
  }
}

const PATTERNS = new Map([
  [patternOf(name()), 'name'],
  [patternOf(random()), 'id'],
])

function patternOf(schema: z.ZodType): string | undefined {
  return (z.toJSONSchema(schema) as JsonSchema).pattern
}
