import type { CasePush, MaterialSource, PushApplicant, PushContact, PushMaterial } from '@onehall/connectors'
import type { Case, ConfigVersion, HallConfig, HallId, ServiceItem, StaffId } from '@onehall/domain'
import type { Seal } from '../border/seal.ts'
import { fold } from '../engine/recover.ts'
import { emptyStream } from '../engine/state.ts'
import type { Journal, JournalRow, OutboxRow } from '../journal/journal.ts'
import { owed } from './owed.ts'

export interface FactSeams {
  readonly journal: Pick<Journal, 'readStream' | 'person'>
  readonly seal: Pick<Seal, 'open'>
  /** A published configuration; undefined for one that is not known. */
  readonly config: (hall: HallId, version: ConfigVersion) => HallConfig | undefined
  /** The name under which a member of staff is shown; null for somebody who is gone. */
  readonly staffName: (staff: StaffId) => Promise<string | null>
}

/** The facts of a push, or why there are none: then a person must look. The reasons hold no personal data. */
export type Facts =
  | { readonly kind: 'push'; readonly push: CasePush }
  | { readonly kind: 'unmappable'; readonly objections: readonly string[] }

export type FactsOf = (
  push: Pick<OutboxRow, 'caseId' | 'eventStream' | 'eventVersion' | 'connector'>,
  version: number,
) => Promise<Facts>

/**
 * What the platform is told about an owed push: the case as it was when the event happened, folded from its own events,
 * with the configuration version it runs on. The same push says the same however late and often it is sent. Personal data
 * is opened here for the acceptance alone, and lives no longer than the sending.
 * Throws where the journal cannot be read or the seal does not open.
 */
export function makeFacts({ journal, seal, config, staffName }: FactSeams): FactsOf {
  return async function factsOf({ caseId, eventStream, eventVersion, connector }, version) {
    const rows = (await journal.readStream(eventStream)).slice(0, eventVersion)
    const event = rows.at(-1)
    const stream = emptyStream()
    const changes = rows.length === 0 ? [] : fold(stream, rows)
    const file = stream.rows.get('case', 'case')
    if (event?.version !== eventVersion || file === undefined) return unmappable('日志中没有这条推送所指的办件事件')
    const running = config(file.hall, file.config)
    const item = running?.catalogue.items.find(({ key }) => key === file.item)
    const department = running?.catalogue.departments.find(({ key }) => key === file.department)
    if (running === undefined || item === undefined || department === undefined)
      return unmappable('办件所依据的配置版本或事项已不存在')

    const turn = { stream: eventStream, hall: file.hall, from: 0, to: eventVersion, at: event.at, changes }
    const head = {
      epoch: String(event.epoch),
      hall: { id: file.hall, name: running.name.zh },
      caseId,
      caseNo: file.caseNo,
      seq: owed(rows, [turn], connector).length,
      version,
      occurredAt: event.occurredAt ?? event.at,
      item: pushItem(item),
      organ: { code: department.code, name: department.name.zh },
      handlerName: await handlerName(event),
    }
    if (event.type === 'FileReceived') {
      const startedAt = rows.at(-2)?.at ?? event.at
      const step = { name: '材料移交', action: 'other', explain: null, startedAt, endedAt: head.occurredAt } as const
      return { kind: 'push', push: { ...head, kind: 'process', step } }
    }
    const person = await applicant(file)
    if (person === null) return unmappable('申请人信息已不存在')
    return {
      kind: 'push',
      push: {
        ...head,
        kind: 'accept',
        ...person,
        appliedAt: file.openedAt,
        acceptedAt: file.acceptedAt ?? event.at,
        receiptNo: file.receiptNo ?? '',
        promisedDate: file.promisedDate,
        materials: pushMaterials(file, item, running),
      },
    }
  }

  async function handlerName({ actor }: JournalRow): Promise<string> {
    const staff = /^staff:(.+)$/.exec(actor)?.[1]
    return staff === undefined ? actor : ((await staffName(staff as StaffId)) ?? staff)
  }

  async function applicant({
    parties,
  }: Case): Promise<{ applicant: PushApplicant; contact: PushContact | null } | null> {
    const party = parties.find(({ role }) => role === 'applicant')
    const row = party === undefined ? null : await journal.person(party.person)
    if (row === null) return null
    const { name, idType, idNumber, mobile } = seal.open(row.sealed)
    return {
      applicant: { type: 'person', name, pageType: idType, pageCode: idNumber },
      contact: mobile === null ? null : { name, mobile },
    }
  }
}

const unmappable = (objection: string): Facts => ({ kind: 'unmappable', objections: [objection] })

/** The catalogue is versioned as a whole and its items are not, so each item is its own first version. */
function pushItem({ taskCode, handleCode, catalogCode, name, kind }: ServiceItem) {
  const projectType = kind === 'instant' ? ('immediate' as const) : ('promised' as const)
  return { taskCode, handleCode, catalogCode, name: name.zh, version: 1, projectType }
}

function pushMaterials({ materials }: Case, item: ServiceItem, { catalogue }: HallConfig): PushMaterial[] {
  return materials.map(({ material: key, state, copies }) => {
    const form = item.materials.find(({ material }) => material === key)?.form
    const collected: MaterialSource = form === 'electronic' ? 'electronic' : 'paper'
    return {
      name: catalogue.materials.find((material) => material.key === key)?.name.zh ?? key,
      getType: state === 'collected' ? collected : state,
      count: copies,
    }
  })
}
