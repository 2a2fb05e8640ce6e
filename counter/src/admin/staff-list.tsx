import type { StaffMember } from '@onehall/protocol'
import { hourMinute, useServerClock } from '@onehall/ui'
import { Button, Table, type TableColumnsType } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { go } from '../shell/route.ts'
import { useSay, useText } from '../texts/texts.ts'

/** More names than this make a row nobody reads. */
const QUEUES_NAMED = 3

export function StaffList({ staff }: { readonly staff: readonly StaffMember[] }) {
  const t = useText()
  const say = useSay()
  const { client, config } = useHall()
  const now = useServerClock(client) ?? 0

  function queuesOf({ queues }: StaffMember): string {
    if (queues.length === 0) return t('staff.none')
    if (config.queues.every(({ id }) => queues.includes(id))) return t('staff.allQueues')
    const names = config.queues.filter(({ id }) => queues.includes(id)).map(({ name }) => say(name))
    return names.length > QUEUES_NAMED
      ? `${names.slice(0, QUEUES_NAMED).join(' · ')} +${names.length - QUEUES_NAMED}`
      : names.join(' · ')
  }

  function state({ disabled, lockedUntil }: StaffMember) {
    if (disabled) return <Mark>{t('staff.state.disabled')}</Mark>
    if (lockedUntil === null || lockedUntil <= now) return <Mark tone="good">{t('staff.state.active')}</Mark>
    return <Mark tone="watch">{t('staff.state.locked', { time: hourMinute(lockedUntil, config.timeZone) })}</Mark>
  }

  const columns: TableColumnsType<StaffMember> = [
    { key: 'account', title: t('staff.account'), render: (_, { account }) => <b>{account}</b> },
    { key: 'name', title: t('staff.name'), render: (_, { displayName }) => displayName },
    { key: 'number', title: t('staff.staffNo'), render: (_, { staffNo }) => staffNo },
    {
      key: 'roles',
      title: t('staff.roles'),
      render: (_, { roles }) => (
        <span className="staff-roles">
          {roles.map((role) => (
            <Mark key={role} tone="info">
              {t(`staff.role.${role}`)}
            </Mark>
          ))}
        </span>
      ),
    },
    { key: 'queues', title: t('staff.queues'), render: (_, member) => queuesOf(member) },
    {
      key: 'department',
      title: t('staff.department'),
      render: (_, { department }) => {
        const name = config.catalogue.departments.find(({ key }) => key === department)?.name
        return name === undefined ? t('staff.none') : say(name)
      },
    },
    { key: 'state', title: t('staff.state'), width: 120, render: (_, member) => state(member) },
    {
      key: 'act',
      title: t('staff.edit'),
      width: 88,
      render: (_, { staff: id, account }) => (
        <Button size="small" aria-label={t('staff.editOf', { account })} onClick={() => go('admin', 'staff', id)}>
          {t('staff.edit')}
        </Button>
      ),
    },
  ]
  return (
    <section>
      <div className="staff-head">
        <div>
          <h1>{t('staff.title')}</h1>
          <p>{t('staff.help')}</p>
        </div>
        <Button type="primary" onClick={() => go('admin', 'staff', 'new')}>
          {t('staff.new')}
        </Button>
      </div>
      <div className="table-scroll">
        <Table<StaffMember>
          size="middle"
          rowKey="staff"
          columns={columns}
          dataSource={staff}
          locale={{ emptyText: t('staff.empty') }}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
        />
      </div>
    </section>
  )
}
