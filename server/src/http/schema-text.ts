/** As much of JSON Schema as our OpenAPI document uses. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

/** A schema in the short notation of types, with its bounds behind it: `string /^\d+$/`, `integer ≥ 0`. For people to read. */
export function schemaText(schema: Schema, indent = ''): string {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map((each) => schemaText(each, indent)).join(' | ')
  if (schema.enum !== undefined) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  const types = schema.type === undefined ? ['any'] : [schema.type].flat()
  return types.map((type) => typeText(type, schema, indent)).join(' | ')
}

function typeText(type: string, schema: Schema, indent: string): string {
  if (type === 'array') {
    const item = schemaText(schema.items ?? {}, indent)
    return / \| (?![^{]*\})/.test(item) ? `(${item})[]` : `${item}[]`
  }
  if (type === 'object') return objectText(schema, indent)
  return [type, ...(type === 'null' ? [] : bounds(schema))].join(' ')
}

function objectText({ properties = {}, required = [], additionalProperties }: Schema, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${schemaText(schema, inner)}`,
  )
  if (typeof additionalProperties === 'object') lines.push(`[name]: ${schemaText(additionalProperties, inner)}`)
  return lines.length === 0 ? '{}' : `{\n${lines.map((line) => `${inner}${line}\n`).join('')}${indent}}`
}

function bounds(schema: Schema): string[] {
  const { pattern, format, minLength, maxLength, minimum, maximum, exclusiveMinimum } = schema
  const from = minLength ?? 0
  // The bounds of every whole number of JavaScript say nothing.
  const isBound = (n: number | undefined): n is number => n !== undefined && Math.abs(n) < Number.MAX_SAFE_INTEGER
  return [
    ...(format === undefined ? [] : [`(${format})`]),
    ...(pattern === undefined ? [] : [`/${pattern}/`]),
    ...(maxLength === undefined ? [] : [`(${from}–${maxLength} characters)`]),
    ...(isBound(minimum) ? [`≥ ${minimum}`] : []),
    ...(isBound(exclusiveMinimum) ? [`> ${exclusiveMinimum}`] : []),
    ...(isBound(maximum) ? [`≤ ${maximum}`] : []),
  ]
}
