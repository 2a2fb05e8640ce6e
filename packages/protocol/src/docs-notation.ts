import { z } from 'zod'
import { name, random } from './ids.ts'

/** Schemas in the notation of docs/protocol.md: as in TypeScript, with bounds. */
interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: { readonly [key: string]: JsonSchema }
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

const WIDTH = 110
const SAFE = Number.MAX_SAFE_INTEGER

/** A schema that is written once under its name, and referred to elsewhere. */
export type Named = readonly (readonly [string, z.ZodType])[]

export function makeNotation(named: Named): { shape(schema: z.ZodType): string; definition(name: string): string } {
  const metadata = z.registry<{ id: string }>()
  for (const [id, schema] of named) metadata.add(schema, { id })
  const json = (schema: z.ZodType) => z.toJSONSchema(schema, { metadata, io: 'input', unrepresentable: 'any' })
  return {
    shape: (schema) => print(json(schema) as JsonSchema, ''),
    definition(id) {
      const schema = json(metadataOf(id))
      const own = (schema.$defs as { [id: string]: JsonSchema } | undefined)?.[id] ?? (schema as JsonSchema)
      const { $ref: _, ...rest } = own
      return `${id} = ${print(rest, '')}`
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

function print(schema: JsonSchema, indent: string): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1)!
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return alternatives(either, indent)
  if (typeof schema.type === 'object') {
    return alternatives(
      schema.type.map((type) => ({ ...schema, type })),
      indent,
    )
  }
  switch (schema.type) {
    case 'object':
      return object(schema, indent)
    case 'array':
      return `${wrapped(print(schema.items ?? {}, indent))}[]${bounds('', schema.minItems, schema.maxItems)}`
    case 'string':
      return string(schema)
    case 'integer':
    case 'number':
      return number(schema)
    case 'boolean':
    case 'null':
      return schema.type
    default:
      return 'any'
  }
}

function alternatives(either: readonly JsonSchema[], indent: string): string {
  const inner = `${indent}  `
  const parts = either.map((each) => print(each, inner))
  const line = parts.join(' | ')
  if (!line.includes('\n') && line.length <= WIDTH) return line
  return parts.map((part) => `\n${indent}| ${part}`).join('')
}

function object(
  { properties, required = [], additionalProperties, propertyNames }: JsonSchema,
  indent: string,
): string {
  if (properties === undefined && typeof additionalProperties === 'object') {
    const key = propertyNames === undefined ? 'string' : print(propertyNames, indent)
    return `{ [${key}]: ${print(additionalProperties, indent)} }`
  }
  const inner = `${indent}  `
  const fields = Object.entries(properties ?? {}).map(
    ([key, value]) =>
      `${/^\w+$/.test(key) ? key : JSON.stringify(key)}${required.includes(key) ? '' : '?'}: ${print(value, inner)}`,
  )
  if (fields.length === 0) return '{}'
  const line = `{ ${fields.join(', ')} }`
  if (!line.includes('\n') && indent.length + line.length <= WIDTH) return line
  return `{\n${fields.map((field) => `${inner}${field}\n`).join('')}${indent}}`
}

function string({ pattern, format, minLength, maxLength }: JsonSchema): string {
  if (format !== undefined) return format
  if (pattern === undefined) return `string${bounds(' characters', minLength, maxLength)}`
  return PATTERNS.get(pattern) ?? `string /${pattern}/`
}

function number({ type, minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const least = minimum === undefined || minimum <= -SAFE ? undefined : minimum
  const most = maximum === undefined || maximum >= SAFE ? undefined : maximum
  const kind = type === 'integer' ? 'int' : 'number'
  return exclusiveMinimum === undefined ? `${kind}${bounds('', least, most)}` : `${kind} (> ${exclusiveMinimum})`
}

function bounds(what: string, least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return ''
  if (least === most) return ` (${least}${what})`
  if (most === undefined) return ` (≥ ${least}${what})`
  return (least ?? 0) === 0 ? ` (≤ ${most}${what})` : ` (${least} to ${most}${what})`
}

function wrapped(item: string): string {
  return /[|( ]/.test(item) && !item.startsWith('{') ? `(${item})` : item
}
