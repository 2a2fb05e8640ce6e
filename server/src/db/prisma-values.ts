import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'

import { type ArgType, type ColumnType, ColumnTypeEnum } from '@prisma/driver-adapter-utils'

/**
 * Between Prisma's values and SQLite's five. The tables are STRICT, so a column is declared INTEGER, REAL, TEXT or BLOB, and
 * Prisma itself makes Boolean, DateTime and Json of what it gets; the types below only matter to raw queries and counts.
 */

/** A DateTime is stored as Unix milliseconds, a Boolean as 0 or 1, Json as text, Bytes as a blob. */
export function toSqlite(value: unknown, type: ArgType | undefined): SQLInputValue {
  switch (typeof value) {
    case 'boolean':
      return value ? 1 : 0
    case 'number':
      return type?.scalarType === 'int' || type?.scalarType === 'bigint' ? BigInt(value) : value
    case 'string':
      return fromText(value, type)
    case 'bigint':
      return value
    case 'object':
      if (value === null) return null
      if (value instanceof Date) return value.getTime()
      if (value instanceof Uint8Array) return value
      break
    default:
  }
  throw new TypeError(`a ${typeof value} is no value of SQLite`)
}

function fromText(value: string, type: ArgType | undefined): SQLInputValue {
  switch (type?.scalarType) {
    case 'int':
    case 'bigint':
      return BigInt(value)
    case 'float':
    case 'decimal':
      return Number(value)
    case 'datetime':
      return new Date(value).getTime()
    case 'bytes':
      return Buffer.from(value, 'base64')
    default:
      return value
  }
}

/** Integers come as bigint; beyond the safe range Prisma takes them as text. */
export function fromSqlite(value: SQLOutputValue): unknown {
  if (typeof value !== 'bigint') return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value.toString()
}

const DECLARED: Readonly<Record<string, ColumnType>> = {
  REAL: ColumnTypeEnum.Double,
  TEXT: ColumnTypeEnum.Text,
  BLOB: ColumnTypeEnum.Bytes,
}

/** The type of one result column: as declared, or for an expression and an integer as the first value says. */
export function columnType(declared: string | null, values: readonly SQLOutputValue[]): ColumnType {
  const known = DECLARED[declared ?? '']
  if (known !== undefined) return known
  const value = values.find((each) => each !== null)
  switch (typeof value) {
    case 'string':
      return ColumnTypeEnum.Text
    case 'number':
      return ColumnTypeEnum.Double
    case 'object':
      return ColumnTypeEnum.Bytes
    default:
      return values.every((each) => typeof each !== 'bigint' || Number.isSafeInteger(Number(each)))
        ? ColumnTypeEnum.Int32
        : ColumnTypeEnum.Int64
  }
}
