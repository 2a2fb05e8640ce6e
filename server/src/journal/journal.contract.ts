import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { makeFaultyJournal } from './faults.ts'
import type { Append, Journal, JournalRow, TableRows } from './journal.ts'
import { sampleAppend, sampleCase, sampleCommand, sampleOutbox, sampleRow, sampleTicket } from './sample.ts'

/** One kind of journal, opened empty for one test. */
export interface Twin {
  readonly journal: Journal
  /** What another connection to the same store sees. */
  readonly second: Journal
  /** The rows of a read-model table as stored, in order of their key. */
  table<Name extends keyof TableRows>(name: Name): Promise<TableRows[Name]>
  close(): Promise<void>
}

const COMMITTED = { kind: 'committed' }

/** What every journal must do, whatever it stores in. */
export function journalContract(name: string, open: () => Promise<Twin>) {
  describe(`journal in ${name}`, () => {
    let twin: Twin
    beforeEach(async () => {
      twin = await open()
    })
    afterEach(() => twin.close())

    const append = (...args: Parameters<typeof sampleAppend>) => twin.journal.append(sampleAppend(...args))
    const stored = async () => (await twin.second.readAfter(0, 1000)).map(({ seq }) => seq)

    /** Refused as `kind`, with nothing of it stored, and the next append goes through. */
    async function refuses(batch: Append, kind: string) {
      const before = await everything()
      expect(await twin.journal.append(batch)).toMatchObject({ kind })
      expect(await everything()).toEqual(before)
      const last = await twin.journal.lastSeq()
      const next = sampleRow(last + 1, { stream: 'config:h1', version: 1, commandId: 'after' })
      expect(await append([next], { commands: [sampleCommand('after')] })).toEqual(COMMITTED)
      expect((await twin.second.readAfter(last, 10)) as JournalRow[]).toEqual([next])
    }

    async function everything() {
      const [rows, streams, ticket, caseFile, outbox, commands, person] = await Promise.all([
        twin.second.readAfter(0, 1000),
        twin.second.streams(''),
        twin.table('ticket'),
        twin.table('caseFile'),
        twin.table('outbox'),
        twin.second.commands(['x', 'command-1', 'command-2']),
        twin.second.person('person-x'),
      ])
      return { rows, streams, ticket, caseFile, outbox, commands: [...commands], person }
    }

    test('[J1] rows are read back in order and exactly as they were appended', async () => {
      const offline = sampleRow(2, {
        origin: 'offline',
        occurredAt: 1_763_600_000_000,
        data: '{"name":"𠮷\\u0000\'\\""}',
      })
      const rows = [sampleRow(1), offline, sampleRow(3)]
      expect(await append(rows)).toEqual(COMMITTED)
      expect(await twin.second.readAfter(0, 10)).toEqual(rows)
      expect(await twin.second.readAfter(1, 1)).toEqual([offline])
      expect(await twin.second.readAfter(3, 10)).toEqual([])
      expect(await twin.second.lastSeq()).toBe(3)
    })

    test('[J2] an empty journal has no row, no head and no stream', async () => {
      expect(await twin.journal.lastSeq()).toBe(0)
      expect(await twin.journal.head('case:1')).toBeNull()
      expect(await twin.journal.streams('')).toEqual([])
      expect(await twin.journal.person('nobody')).toBeNull()
      expect((await twin.journal.commands(['x'])).size).toBe(0)
      expect(twin.journal.id).toMatch(/./)
      expect(twin.journal.epoch).toBe(1)
    })

    test('[J3] one append moves several streams, and each has its head', async () => {
      const a = sampleRow(1, { version: 1 })
      const b = sampleRow(2, { stream: 'case:b', version: 1 })
      const c = sampleRow(3, { version: 2 })
      const d = sampleRow(4, { stream: 'case:a', version: 1 })
      expect(await append([a, b, c, d])).toEqual(COMMITTED)
      expect(await append([sampleRow(5, { stream: 'case:b', version: 2 })])).toEqual(COMMITTED)
      expect(await twin.second.head('case:b')).toEqual({ version: 2, hash: sampleRow(5).hash })
      expect(await twin.second.head('hall:h1:2026-11-20')).toEqual({ version: 2, hash: c.hash })
      expect(await twin.second.streams('case:')).toEqual([
        { stream: 'case:a', version: 1, hash: d.hash },
        { stream: 'case:b', version: 2, hash: sampleRow(5).hash },
      ])
      expect((await twin.second.readStream('case:b', 1)).map(({ seq }) => seq)).toEqual([5])
      expect((await twin.second.readStream('case:b')).map(({ seq }) => seq)).toEqual([2, 5])
    })

    test('[J4] a second writer of the same version is a conflict', async () => {
      expect(await append([sampleRow(1), sampleRow(2)])).toEqual(COMMITTED)
      await refuses(sampleAppend([sampleRow(3, { version: 2 })], { commands: [sampleCommand('x')] }), 'conflict')
    })

    test('[J5] a second writer of the same seq is a conflict', async () => {
      expect(await append([sampleRow(1), sampleRow(2)])).toEqual(COMMITTED)
      await refuses(sampleAppend([sampleRow(2, { stream: 'case:new', version: 1 })]), 'conflict')
    })

    test('[J6] rows that leave a gap in a stream or in the journal are a conflict', async () => {
      expect(await append([sampleRow(1), sampleRow(2)])).toEqual(COMMITTED)
      for (const rows of [
        [sampleRow(3, { version: 4 })],
        [sampleRow(4, { version: 3 })],
        [sampleRow(3, { stream: 'case:new', version: 2 })],
        [sampleRow(3), sampleRow(5, { version: 4 })],
        [sampleRow(3), sampleRow(4, { version: 5 })],
      ])
        expect(await append(rows)).toEqual({ kind: 'conflict' })
      expect(await stored()).toEqual([1, 2])
      expect(await append([sampleRow(3)])).toEqual(COMMITTED)
    })

    test('[J7] the first answer to a command is kept; a second one for the same id is a constraint', async () => {
      const first = sampleCommand('command-1')
      expect(await append([sampleRow(1)], { commands: [first, sampleCommand('other')] })).toEqual(COMMITTED)
      const found = await twin.second.commands(['command-1', 'unheard-of'])
      expect([...found]).toEqual([['command-1', first]])
      await refuses(
        sampleAppend([sampleRow(2)], { commands: [sampleCommand('command-1', { sender: 'else' })] }),
        'constraint',
      )
    })

    test('[J19] an append names the streams it was decided on; one that moved since is a conflict', async () => {
      const other = sampleRow(1, { stream: 'hall:h1:other', version: 1 })
      expect(await append([other], { reads: new Map([['hall:h1:other', 0]]) })).toEqual(COMMITTED)
      await refuses(
        sampleAppend([sampleRow(2, { version: 1 })], { reads: new Map([['hall:h1:other', 0]]) }),
        'conflict',
      )
      const seen = new Map([
        ['hall:h1:other', 1],
        ['never:there', 0],
      ])
      expect(await append([sampleRow(3, { version: 1 })], { reads: seen })).toEqual(COMMITTED)
    })

    test('[J8] a number is given once per hall and day', async () => {
      const issued = { ticket: [sampleTicket('t1', { number: 'A001' })] }
      expect(await append([sampleRow(1)], { tables: issued })).toEqual(COMMITTED)
      const twice = { ticket: [sampleTicket('t0', { number: 'B001' }), sampleTicket('t2', { number: 'A001' })] }
      await refuses(sampleAppend([sampleRow(2)], { tables: twice }), 'constraint')
      const elsewhere = { ticket: [sampleTicket('t2', { number: 'A001', day: '2026-11-21' })] }
      expect(await append([sampleRow(3, { version: 2 })], { tables: elsewhere })).toEqual(COMMITTED)
    })

    test('[J9] a counter has one ticket in hand', async () => {
      const called = sampleTicket('t1', { status: 'called', counter: '1' })
      expect(await append([sampleRow(1)], { tables: { ticket: [called] } })).toEqual(COMMITTED)
      const second = sampleTicket('t2', { status: 'serving', counter: '1' })
      await refuses(sampleAppend([sampleRow(2)], { tables: { ticket: [second] } }), 'constraint')
    })

    test('[J10] a counter lets one ticket go and takes the next in one append, in whatever order they come', async () => {
      const first = sampleTicket('t2', { status: 'called', counter: '1' })
      expect(await append([sampleRow(1)], { tables: { ticket: [first, sampleTicket('t1')] } })).toEqual(COMMITTED)
      const next = [
        sampleTicket('t1', { status: 'called', counter: '1' }),
        sampleTicket('t2', { status: 'served', counter: '1' }),
      ]
      expect(await append([sampleRow(2)], { tables: { ticket: next } })).toEqual(COMMITTED)
      expect(await twin.table('ticket')).toEqual(next)
    })

    test('[J11] a read-model row takes the place of the one with its key, whole', async () => {
      const before = sampleTicket('t1', { status: 'called', counter: '1', calledAt: 5, result: 'x' })
      const counter = { hall: 'h1', day: '2026-11-20', id: '1', status: 'open', staff: 's1', since: 1 }
      const day = { hall: 'h1', day: '2026-11-20', config: 'c1', openedAt: 1, closedAt: null }
      const tables = { ticket: [before], counter: [counter], caseFile: [sampleCase('c1')], day: [day] }
      expect(await append([sampleRow(1)], { tables })).toEqual(COMMITTED)
      const after = {
        ticket: [sampleTicket('t1', { status: 'waiting', number: 'renumbered' })],
        counter: [{ ...counter, status: 'closed', staff: null }],
        caseFile: [
          sampleCase('c1', { state: 'accepted', receiptNo: 'r1', promisedDate: '2026-12-01', caseNo: 'renamed' }),
        ],
        day: [{ ...day, closedAt: 9 }],
      }
      expect(await append([sampleRow(2)], { tables: after })).toEqual(COMMITTED)
      expect(await twin.table('ticket')).toEqual(after.ticket)
      expect(await twin.table('counter')).toEqual(after.counter)
      expect(await twin.table('caseFile')).toEqual(after.caseFile)
      expect(await twin.table('day')).toEqual(after.day)
      const freed = {
        ticket: [sampleTicket('t9', { number: 't1' })],
        caseFile: [sampleCase('c9', { caseNo: 'no-c1' })],
      }
      expect(await append([sampleRow(3)], { tables: freed })).toEqual(COMMITTED)
    })

    test('[J12] a case number is given once', async () => {
      expect(await append([sampleRow(1)], { tables: { caseFile: [sampleCase('c1')] } })).toEqual(COMMITTED)
      const twice = { ticket: [sampleTicket('t1')], caseFile: [sampleCase('c2', { caseNo: 'no-c1' })] }
      await refuses(sampleAppend([sampleRow(2)], { tables: twice }), 'constraint')
    })

    test('[J13] a push is owed once per case, place in the case and connector', async () => {
      const rows = [sampleOutbox('o1'), sampleOutbox('o2', { connector: 'other' }), sampleOutbox('o3', { caseSeq: 2 })]
      expect(await append([sampleRow(1)], { tables: { outbox: rows } })).toEqual(COMMITTED)
      expect(await twin.table('outbox')).toEqual(rows)
      await refuses(sampleAppend([sampleRow(2)], { tables: { outbox: [sampleOutbox('o4')] } }), 'constraint')
      const doubled = { outbox: [sampleOutbox('o1', { caseSeq: 3 })] }
      expect(await append([sampleRow(3, { version: 2 })], { tables: doubled })).toMatchObject({ kind: 'constraint' })
    })

    test('[J14] a sealed person is read back byte for byte, and added once', async () => {
      const sealed = Uint8Array.from({ length: 256 }, (_, i) => i)
      const person = { ref: 'person-1', hash: 'h'.repeat(64), sealed, at: 7 }
      const unnamed = { ref: 'person-2', hash: null, sealed: new Uint8Array(), at: 8 }
      expect(await append([sampleRow(1)], { persons: [person, unnamed] })).toEqual(COMMITTED)
      expect(await twin.second.person('person-1')).toEqual(person)
      expect(await twin.second.person('person-2')).toEqual(unnamed)
      const again = { persons: [{ ...person, ref: 'person-x' }, person], commands: [sampleCommand('x')] }
      await refuses(sampleAppend([sampleRow(2)], again), 'constraint')
    })

    test('[J15] two appends of one turn are each whole, in the order they were made', async () => {
      const [one, two, late] = await Promise.all([
        append([sampleRow(1)]),
        append([sampleRow(2)]),
        append([sampleRow(2)]),
      ])
      expect([one, two, late]).toEqual([COMMITTED, COMMITTED, { kind: 'conflict' }])
      expect(await stored()).toEqual([1, 2])
    })

    test('[J16] an append that fails at its last row leaves nothing of the rows before it', async () => {
      expect(await append([sampleRow(1)], { tables: { outbox: [sampleOutbox('o1')] } })).toEqual(COMMITTED)
      const rows = Array.from({ length: 50 }, (_, i) => sampleRow(i + 2))
      const commands = rows.map(({ commandId }) => sampleCommand(commandId))
      const persons = [{ ref: 'person-x', hash: null, sealed: new Uint8Array([1]), at: 1 }]
      const ticket = rows.map(({ seq }) => sampleTicket(`t${seq}`))
      const tables = {
        ticket,
        caseFile: [sampleCase('c1')],
        outbox: [sampleOutbox('o2', { caseSeq: 2 }), sampleOutbox('o1')],
      }
      await refuses(sampleAppend(rows, { commands, persons, tables }), 'constraint')
    })

    test('[J17] after an unknown outcome the journal itself says whether the append is stored', async () => {
      const faults = ['unknown-stored', 'unknown-not-stored', 'busy'] as const
      const journal = makeFaultyJournal(twin.journal, (nth) => faults[nth - 1])
      const write = (seq: number) =>
        journal.append(sampleAppend([sampleRow(seq)], { commands: [sampleCommand(`command-${seq}`)] }))
      expect(await write(1)).toMatchObject({ kind: 'unknown' })
      expect([...(await twin.second.commands(['command-1'])).keys()]).toEqual(['command-1'])
      expect(await write(2)).toMatchObject({ kind: 'unknown' })
      expect(await write(2)).toMatchObject({ kind: 'unknown' })
      expect(await stored()).toEqual([1])
      expect(await write(2)).toEqual(COMMITTED)
      expect(await stored()).toEqual([1, 2])
    })

    test('[J18] an injected refusal stores nothing', async () => {
      const faults = ['full', 'conflict', 'constraint'] as const
      const journal = makeFaultyJournal(twin.journal, (nth) => faults[nth - 1])
      for (const kind of faults) expect(await journal.append(sampleAppend([sampleRow(1)]))).toMatchObject({ kind })
      expect(await stored()).toEqual([])
    })
  })
}
