import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils'

import { errorText, sqliteCode, sqliteFailure } from './sqlite-error.ts'

/** An error of node:sqlite as the kind that Prisma makes its own codes of (a doubled key becomes P2002). */
export function toPrismaError(error: unknown): Error {
  const code = sqliteCode(error)
  if (code === null) return error instanceof Error ? error : new Error(errorText(error))
  const message = errorText(error)
  return new DriverAdapterError({ originalCode: String(code), originalMessage: message, ...kind(code, message, error) })
}

function kind(code: number, message: string, error: unknown): MappedError {
  switch (code) {
    case 1555: // CONSTRAINT_PRIMARYKEY
    case 2067: {
      // CONSTRAINT_UNIQUE
      const columns = constrained(message)
      const table = columns[0]?.split('.')[0]
      return { kind: 'UniqueConstraintViolation', constraint: fields(columns), ...(table ? { table } : {}) }
    }
    case 1299: // CONSTRAINT_NOTNULL
      return { kind: 'NullConstraintViolation', constraint: fields(constrained(message)) }
    case 787: // CONSTRAINT_FOREIGNKEY
    case 1811: // CONSTRAINT_TRIGGER
      return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } }
    default:
  }
  if (sqliteFailure(error) === 'busy') return { kind: 'SocketTimeout' }
  const named = /^(no such table|no such column): (.+)$|has no column named (.+)$/.exec(message)
  if (named?.[1] === 'no such table') return { kind: 'TableDoesNotExist', table: named[2] ?? '' }
  if (named) return { kind: 'ColumnNotFound', column: named[2] ?? named[3] ?? '' }
  return { kind: 'sqlite', extendedCode: code, message }
}

/** `UNIQUE constraint failed: ticket.hall, ticket.day` → the columns, with their table. */
function constrained(message: string): readonly string[] {
  return message.split('constraint failed: ')[1]?.split(', ') ?? []
}

function fields(columns: readonly string[]) {
  return { fields: columns.map((column) => column.split('.').at(-1) ?? column) }
}
