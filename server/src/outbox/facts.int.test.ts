import { type CasePush, rowGuid } from '@onehall/connectors'
import { expect, test } from 'vitest'
import { makeMemoryJournal } from '../journal/memory.ts'
import { APPLICANT, CONFIG, ITEM, ITEM_OF_DEPARTMENT, openHall } from './hall.fixture.ts'
import type { Facts } from './facts.ts'
import { MAPPING, PLATFORM } from './owed.ts'

async function oneCase(epoch = 1) {
  const journal = makeMemoryJournal({ id: 'journal', epoch })
  const hall = await openHall(journal)
  const file = await hall.accept()
  await hall.receive(file)
  const owedRows = [...journal.tables.outbox.values()]
  const facts = await Promise.all(owedRows.map((row) => hall.factsOf(row, 1)))
  const pushes = facts.map(pushOf)
  await hall.stop()
  return { journal, hall, file, owedRows, pushes, caseFile: [...journal.tables.caseFile.values()][0]! }
}

function pushOf(facts: Facts): CasePush {
  if (facts.kind !== 'push') throw new Error(facts.objections.join())
  return facts.push
}

test('[O20] an acceptance says who applied for what, where, when, against which materials, and what was promised', async () => {
  const { pushes, file, caseFile, journal } = await oneCase()
  const item = CONFIG.catalogue.items.find(({ key }) => key === ITEM)!
  const department = CONFIG.catalogue.departments.find(({ key }) => key === item.department)!
  const [accepted] = (await journal.readStream(`case:${file}`)).filter(({ type }) => type === 'CaseAccepted')
  expect(pushes[0]).toEqual({
    kind: 'accept',
    epoch: '1',
    hall: { id: CONFIG.hall, name: CONFIG.name.zh },
    caseId: file,
    caseNo: caseFile.caseNo,
    seq: 1,
    version: 1,
    occurredAt: accepted!.at,
    item: {
      taskCode: item.taskCode,
      handleCode: item.handleCode,
      catalogCode: item.catalogCode,
      name: item.name.zh,
      version: 1,
      projectType: 'promised',
    },
    organ: { code: department.code, name: department.name.zh },
    handlerName: '测试员甲',
    applicant: { type: 'person', name: APPLICANT.name, pageType: '111', pageCode: APPLICANT.idNumber },
    contact: { name: APPLICANT.name, mobile: APPLICANT.mobile },
    appliedAt: caseFile.openedAt,
    acceptedAt: accepted!.at,
    receiptNo: caseFile.receiptNo,
    promisedDate: caseFile.promisedDate,
    materials: [
      { name: '居民身份证', getType: 'shared', count: 1 },
      { name: '近期证件照片', getType: 'paper', count: 1 },
      { name: '申请表', getType: 'paper', count: 1 },
    ],
  })
})

test('[O21] a step says who did what from when to when, and nothing about the applicant', async () => {
  const { pushes, file, journal } = await oneCase()
  const [accepted, received] = (await journal.readStream(`case:${file}`)).slice(-2)
  const step = { name: '材料移交', action: 'other', explain: null, startedAt: accepted!.at, endedAt: received!.at }
  expect(pushes[1]).toMatchObject({ kind: 'process', seq: 2, handlerName: '测试员庚', occurredAt: received!.at, step })
  expect(JSON.stringify(pushes[1])).not.toContain(APPLICANT.name)
})

test('[O22] the facts of a push are those of its event, whatever happened since', async () => {
  const { hall, owedRows, pushes } = await oneCase()
  expect(await Promise.all(owedRows.map(async (row) => pushOf(await hall.factsOf(row, 1))))).toEqual(pushes)
  expect(pushOf(await hall.factsOf(owedRows[0]!, 2))).toEqual({ ...pushes[0], version: 2 })
})

test('[O23] row ids stand on the epoch in which the event was written: those of a restored journal meet no others', async () => {
  const ids = (pushes: readonly CasePush[]) => pushes.map(({ epoch, kind, seq }) => rowGuid(epoch, 'same', kind, seq))
  const first = ids((await oneCase(1)).pushes)
  const restored = ids((await oneCase(2)).pushes)
  expect(new Set([...first, ...restored]).size).toBe(4)
})

test('[O24] an event or configuration that is gone is named, never guessed', async () => {
  const { hall, owedRows } = await oneCase()
  const [row] = owedRows
  expect(await hall.factsOf({ ...row!, eventVersion: 9 }, 1)).toMatchObject({ kind: 'unmappable' })
  expect(await hall.factsOf({ ...row!, eventStream: 'case:none' }, 1)).toMatchObject({ kind: 'unmappable' })
  hall.state.streams.clear()
  expect(await hall.factsOf(row!, 1)).toEqual({
    kind: 'unmappable',
    objections: ['办件所依据的配置版本或事项已不存在'],
  })
})

test('[O25] acceptance and what follows it owe one push each, in the order of the events; a mere receipt owes none', async () => {
  const journal = makeMemoryJournal()
  const hall = await openHall(journal)
  const [file, other] = [await hall.accept(), await hall.accept(ITEM_OF_DEPARTMENT)]
  await hall.receive(other)
  await hall.receive(file)
  await hall.stop()
  const owedRows = [...journal.tables.outbox.values()]
  expect(owedRows.map(({ id, kind, caseSeq, mapping }) => [id, kind, caseSeq, mapping])).toEqual([
    [`${file}.2.${PLATFORM}`, 'accept', 2, MAPPING],
    [`${file}.3.${PLATFORM}`, 'process', 3, MAPPING],
  ])
})
