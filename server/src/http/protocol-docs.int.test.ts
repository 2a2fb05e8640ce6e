import fs from 'node:fs'
import { renderProtocolDocs } from '@onehall/protocol/docs'
import { expect, test } from 'vitest'
import { statusOf } from './refusal.ts'

const FILE = new URL('../../../docs/protocol.md', import.meta.url)

test('[H40] docs/protocol.md says what the schemas say; UPDATE_DOCS=1 rewrites it', () => {
  const text = fs.readFileSync(FILE, 'utf8')
  const rendered = renderProtocolDocs(text, statusOf)
  if (process.env['UPDATE_DOCS'] === '1') fs.writeFileSync(FILE, rendered)
  else expect(text).toBe(rendered)
})

test('[H41] a part that is not made, or has no place in the text, is found', () => {
  const text = fs.readFileSync(FILE, 'utf8')
  expect(() => renderProtocolDocs(text.replace('schemas: entries', 'schemas: nonsense'), statusOf)).toThrow('nonsense')
  expect(() => renderProtocolDocs('', statusOf)).toThrow('has no place for')
})
