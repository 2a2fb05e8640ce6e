import { deadline } from '../calendar/working-days.ts'
import { checklist, openSituations } from '../catalogue/checklist.ts'
import type { ServiceItem } from '../catalogue/catalogue.ts'
import type { IntentOf } from '../command.ts'
import type { Event } from '../event.ts'
import { ownCounter, ownVisitor } from '../hall/counter.ts'
import type { HallConfig } from '../hall/config.ts'
import type { CaseId, Day } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { caseStream, configStream } from '../stream.ts'
import { type Decide, accept, inHall, isRefused } from '../world.ts'
import { caseNumber, receiptNumber } from './number.ts'
import type { CollectedMaterial } from './state.ts'

/** [K1] A case is opened for the visitor in service; the counter holds its file from the first event on. */
export const decideOpenCase: Decide<IntentOf<'OpenCase'>> = (world, command) => {
  const at = ownVisitor(world, command, 'serving')
  if (isRefused(at)) return at
  const { hall, counter, ticket } = at
  const item = findItem(hall.config, command.intent.item)
  if (item === undefined) return refuse({ reason: 'unknown-item' })
  const person = command.person?.ref ?? ticket.person
  if (person === null) return refuse({ reason: 'applicant-required' })

  const id = command.fresh as CaseId
  const sequence = (hall.rows.get('sequence', item.taskCode)?.last ?? 0) + 1
  const caseNo = caseNumber(item, hall.day.day, hall.config, sequence)
  const opened: Event = {
    type: 'CaseOpened',
    case: id,
    caseNo,
    hall: world.hall,
    day: hall.day.day,
    config: hall.config.version,
    item: item.key,
    department: item.department,
    ticket: ticket.id,
    parties: [{ role: 'applicant', person }],
    holder: { kind: 'counter', counter: counter.id, staff: counter.staff },
  }
  return accept(
    [
      ...inHall(hall, {
        type: 'CaseNumbered',
        case: id,
        caseNo,
        item: item.key,
        taskCode: item.taskCode,
        sequence,
        ticket: ticket.id,
        counter: counter.id,
      }),
      { stream: caseStream(id), event: opened },
    ],
    { case: id, caseNo, item: item.key },
  )
}

/**
 * [K2] The counter takes the file in against the checklist of the version the case runs on: accepted where it may accept
 * itself, received where the department decides (domain.md §2.4). The receipt number appears with it.
 */
export const decideAcceptCase: Decide<IntentOf<'AcceptCase'>> = (world, command) => {
  const at = ownCounter(world, command)
  if (isRefused(at)) return at
  const { hall } = at
  const { intent } = command
  const stream = caseStream(intent.case)
  const file = world.rows(stream).get('case', 'case')
  if (file === undefined || file.hall !== world.hall) return refuse({ reason: 'unknown-case' })
  if (file.status !== 'draft') return refuse({ reason: 'case-state', state: file.status })
  if (file.holder.kind !== 'counter' || file.holder.counter !== at.counter.id)
    return refuse({ reason: 'not-permitted' })
  const config = world.rows(configStream(world.hall)).get('config', file.config)
  const item = config && findItem(config, file.item)
  if (config === undefined || item === undefined) return refuse({ reason: 'unknown-config' })

  const missing = missingMaterials(item, config, intent)
  if (missing === 'unknown') return refuse({ reason: 'material-unknown' })
  if (missing.length > 0) return refuse({ reason: 'material-missing', materials: missing })
  const outcome = item.acceptance === 'counter' ? 'accepted' : 'received'
  const promised = outcome === 'accepted' ? promisedDate(config, item, command.today) : null

  const sequence = (hall.rows.get('sequence', 'receipt')?.last ?? 0) + 1
  const receiptNo = receiptNumber(hall.day.day, hall.config, sequence)
  const { materials, answers } = intent
  const taken: Event =
    outcome === 'accepted'
      ? { type: 'CaseAccepted', receiptNo, materials, answers, promisedDate: promised }
      : { type: 'CaseReceived', receiptNo, materials, answers }
  return accept(
    [
      ...inHall(hall, {
        type: 'IntakeTaken',
        case: file.id,
        receiptNo,
        sequence,
        outcome,
        ticket: file.ticket,
        counter: at.counter.id,
      }),
      { stream, event: taken },
    ],
    { case: file.id, caseNo: file.caseNo, receiptNo, outcome, promisedDate: promised, promised: item.promised },
  )
}

/** [K3] A handler takes over the physical file; custody names who holds it, the state of the case moves on its own. */
export const decideReceiveFile: Decide<IntentOf<'ReceiveFile'>> = (world, { intent, actor }) => {
  const stream = caseStream(intent.case)
  const file = world.rows(stream).get('case', 'case')
  if (file === undefined || file.hall !== world.hall) return refuse({ reason: 'unknown-case' })
  if (actor.kind !== 'staff' || actor.department !== file.department) return refuse({ reason: 'not-permitted' })
  if (file.status === 'draft') return refuse({ reason: 'case-state', state: file.status })
  if (file.holder.kind === 'office') return refuse({ reason: 'holder-already', caseNo: file.caseNo })
  const to = { kind: 'office', department: file.department, staff: actor.staff } as const
  return accept([{ stream, event: { type: 'FileReceived', from: file.holder, to } }], { case: file.id })
}

const findItem = (config: HallConfig, key: string): ServiceItem | undefined =>
  config.catalogue.items.find((item) => item.key === key)

/**
 * Materials of the checklist that were neither collected nor lawfully left out. [K5] A question that was not answered
 * leaves nothing out: its papers are missing too.
 */
function missingMaterials(
  item: ServiceItem,
  config: HallConfig,
  { materials, answers }: IntentOf<'AcceptCase'>,
): string[] | 'unknown' {
  const papers = checklist(item, config.catalogue.materials, answers)
  const given = new Map<string, CollectedMaterial>(materials.map((each) => [each.material, each]))
  if (
    given.size !== materials.length ||
    materials.some(({ material }) => !papers.some((paper) => paper.material.key === material))
  )
    return 'unknown'
  const settled = (paper: (typeof papers)[number]): boolean => {
    const state = given.get(paper.material.key)?.state
    if (state === undefined) return false
    return (
      state === 'collected' ||
      (state === 'shared' && paper.need === 'not-needed') ||
      (state === 'deferred' && paper.need === 'may-follow')
    )
  }
  const open = openSituations(item, answers).map(({ key }) => key)
  const undecided = item.materials.filter(({ when }) => when !== null && open.includes(when.situation))
  return [
    ...papers.filter((paper) => !settled(paper)).map((paper) => paper.material.key),
    ...undecided.map(({ material }) => material),
  ]
}

/** The promised date, or null where the calendar of its year is not loaded: then the paper names the days only. */
function promisedDate(config: HallConfig, item: ServiceItem, today: Day): Day | null {
  const reckoned = deadline(config.calendar, today, item.promised)
  return reckoned.ok ? reckoned.day : null
}
