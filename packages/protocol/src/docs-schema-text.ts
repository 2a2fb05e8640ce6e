/** As much of JSON Schema as our schemas use. */
export interface JsonSchema {
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

/** Patterns that have a name in the notation. */
type Patterns = ReadonlyMap<string | undefined, string>

/** A schema in the notation of docs/protocol.md, for people to read: as in TypeScript, with bounds behind. */
export function schemaText(schema: JsonSchema, patterns: Patterns = new Map()): string {
  return print(schema, '', patterns)
}

function print(schema: JsonSchema, indent: string, patterns: Patterns): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1)!
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return alternatives(either, indent, patterns)
  if (typeof schema.type === 'object') {
    return alternatives(
      schema.type.map((type) => ({ ...schema, type })),
      indent,
      patterns,
    )
  }
  switch (schema.type) {
    case 'object':
      return object(schema, indent, patterns)
    case 'array':
      return array(schema, indent, patterns)
    case 'string':
      return string(schema, patterns)
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

function alternatives(either: readonly JsonSchema[], indent: string, patterns: Patterns): string {
  const inner = `${indent}  `
  const parts = either.map((each) => print(each, inner, patterns))
  const line = parts.join(' | ')
  if (!line.includes('\n') && line.length <= WIDTH) return line
  return parts.map((part) => `\n${indent}| ${part}`).join('')
}

function array({ items = {}, minItems, maxItems }: JsonSchema, indent: string, patterns: Patterns): string {
  const item = print(items, indent, patterns)
  const isOne = items.type === 'object' || !/[|( ]/.test(item)
  return `${isOne ? item : `(${item})`}[]${bounds('', minItems, maxItems)}`
}

function object(
  { properties, required = [], additionalProperties, propertyNames }: JsonSchema,
  indent: string,
  patterns: Patterns,
): string {
  if (properties === undefined && typeof additionalProperties === 'object') {
    const key = propertyNames === undefined ? 'string' : print(propertyNames, indent, patterns)
    return `{ [${key}]: ${print(additionalProperties, indent, patterns)} }`
  }
  const inner = `${indent}  `
  const fields = Object.entries(properties ?? {}).map(
    ([key, value]) =>
      `${/^\w+$/.test(key) ? key : JSON.stringify(key)}${required.includes(key) ? '' : '?'}: ${print(value, inner, patterns)}`,
  )
  if (fields.length === 0) return '{}'
  const line = `{ ${fields.join(', ')} }`
  if (!line.includes('\n') && indent.length + line.length <= WIDTH) return line
  return `{\n${fields.map((field) => `${inner}${field}\n`).join('')}${indent}}`
}

function string({ pattern, format, minLength, maxLength }: JsonSchema, patterns: Patterns): string {
  if (format !== undefined) return format
  if (pattern === undefined) return `string${bounds(' characters', minLength, maxLength)}`
  return patterns.get(pattern) ?? `string /${pattern}/`
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
  return (least ?? 0) === 0 ? ` (≤ ${most}${what})` : ` (${least}–${most}${what})`
}
