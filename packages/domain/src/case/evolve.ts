import type { Event } from '../event.ts'
import type { Ms } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import type { Case } from './state.ts'

/** What an event of a case changes. */
export function evolveCase(rows: Rows, event: Event, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'CaseOpened': {
      const { caseNo, hall, day, config, item, department, ticket, parties, holder } = event
      return save({
        id: event.case,
        caseNo,
        hall,
        day,
        config,
        item,
        department,
        ticket,
        parties,
        holder,
        status: 'draft',
        openedBy: holder.staff,
        openedAt: at,
        receiptNo: null,
        materials: [],
        answers: {},
        acceptedAt: null,
        promisedDate: null,
        updatedAt: at,
      })
    }
    case 'CaseReceived': {
      const { receiptNo, materials, answers } = event
      return save({ ...opened(rows), status: 'received', receiptNo, materials, answers, updatedAt: at })
    }
    case 'CaseAccepted': {
      const { receiptNo, materials, answers, promisedDate } = event
      return save({
        ...opened(rows),
        status: 'accepted',
        receiptNo,
        materials,
        answers,
        promisedDate,
        acceptedAt: at,
        updatedAt: at,
      })
    }
    case 'FileReceived': {
      const file = opened(rows)
      return save({
        ...file,
        holder: event.to,
        status: file.status === 'accepted' ? 'reviewing' : file.status,
        updatedAt: at,
      })
    }
    default:
      throw new Error(`${event.type} does not belong to a case`)
  }
}

const save = (value: Case): Change[] => [put('case', 'case', value)]

function opened(rows: Rows): Case {
  const file = rows.get('case', 'case')
  if (file === undefined) throw new Error('the case was never opened')
  return file
}
