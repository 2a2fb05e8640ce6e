import type { SessionInfo } from '@onehall/protocol'
import type { Role } from '@onehall/domain'
import { type ComponentType, lazy } from 'react'
import type { TextKey } from '../texts/texts.ts'

export interface Workplace {
  /** Its part of the address. */
  readonly key: string
  readonly role: Role
  readonly name: TextKey
  /** Loaded when it is first opened. */
  readonly page: ComponentType
}

/** The workplace where visitors are called; what is in hand there is seen at the others, too. */
export const COUNTER = 'counter'

const WORKPLACES: readonly Workplace[] = [
  {
    key: COUNTER,
    role: 'clerk',
    name: 'shell.counter',
    page: lazy(async () => ({ default: (await import('../counter/counter-workplace.tsx')).CounterWorkplace })),
  },
  {
    key: 'guide',
    role: 'guide',
    name: 'shell.guide',
    page: lazy(async () => ({ default: (await import('../guide/guide-page.tsx')).GuidePage })),
  },
  {
    key: 'day-sheet',
    role: 'clerk',
    name: 'dayEnd.mine',
    page: lazy(async () => ({ default: (await import('../day-end/day-end-page.tsx')).MyDaySheet })),
  },
  {
    key: 'back-office',
    role: 'handler',
    name: 'shell.backOffice',
    page: lazy(async () => ({ default: (await import('../back-office/back-office.tsx')).BackOffice })),
  },
  {
    key: 'manager',
    role: 'manager',
    name: 'shell.manager',
    page: lazy(async () => ({ default: (await import('../manager/manager-page.tsx')).ManagerPage })),
  },
  {
    key: 'hall-sheet',
    role: 'manager',
    name: 'dayEnd.hall',
    page: lazy(async () => ({ default: (await import('../day-end/day-end-page.tsx')).HallDaySheet })),
  },
  {
    key: 'admin',
    role: 'admin',
    name: 'shell.admin',
    page: lazy(async () => ({ default: (await import('../admin/admin-page.tsx')).AdminPage })),
  },
]

/** The workplaces of a person's roles; one person may hold several. */
export function workplacesOf({ roles }: Pick<SessionInfo, 'roles'>): readonly Workplace[] {
  return WORKPLACES.filter(({ role }) => roles.includes(role))
}
