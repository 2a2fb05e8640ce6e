import { ROUTES, type RestRefusal, deviceList, done, refusalText } from '@onehall/protocol'
import { Alert, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTellRefusal } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { dateTime } from '../shell/time.ts'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'

type Device = ReturnType<typeof deviceList.parse>[number]

/** `version` changes when a device was let in. */
export function Devices({ version }: { readonly version: number }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const tell = useTellRefusal()
  const [devices, setDevices] = useState<readonly Device[] | null>(null)
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const read = useCallback(
    () =>
      void rest.get(ROUTES.devices.path, deviceList).then((answer) => {
        if (answer.ok) setDevices(answer.value)
        setRefusal(answer.ok ? null : answer.refusal)
      }),
    [],
  )
  useEffect(read, [read, version])

  async function revoke({ device }: Device): Promise<void> {
    const answer = await rest.post(ROUTES.revokeDevice.path.replace(':device', device), {}, done)
    if (!answer.ok) tell(answer.refusal)
    read()
  }

  function kindOf({ kind, counter, code }: Device): string {
    const label = config.counters.find(({ id }) => id === counter)?.label
    if (label !== undefined) return t('admin.pcOf', { label })
    return code === null ? t(`admin.kind.${kind}`) : t('admin.kioskCode', { code })
  }

  const time = (at: number | null): string => (at === null ? t('admin.never') : dateTime(at, config.timeZone))
  const columns: TableColumnsType<Device> = [
    { key: 'name', title: t('admin.name'), render: (_, { name }) => <b>{name}</b> },
    { key: 'kind', title: t('admin.kind'), width: 130, render: (_, device) => kindOf(device) },
    { key: 'paired', title: t('admin.pairedAt'), width: 170, render: (_, { pairedAt }) => time(pairedAt) },
    { key: 'seen', title: t('admin.lastSeen'), width: 170, render: (_, { lastSeenAt }) => time(lastSeenAt) },
    {
      key: 'state',
      title: t('admin.state'),
      width: 110,
      render: (_, { revoked }) => (
        <Mark tone={revoked ? 'plain' : 'good'}>{t(revoked ? 'admin.revoked' : 'admin.valid')}</Mark>
      ),
    },
    {
      key: 'act',
      title: t('admin.revoke'),
      width: 110,
      render: (_, device) =>
        !device.revoked && (
          <Popconfirm
            title={t('admin.revokeConfirm', { name: device.name })}
            description={t('admin.revokeHelp')}
            okText={t('admin.yes')}
            cancelText={t('admin.no')}
            okButtonProps={{ danger: true }}
            onConfirm={() => void revoke(device)}
          >
            <Button size="small" danger aria-label={t('admin.revokeConfirm', { name: device.name })}>
              {t('admin.revoke')}
            </Button>
          </Popconfirm>
        ),
    },
  ]
  return (
    <section>
      <h2>{t('admin.devices')}</h2>
      {refusal !== null && (
        <Alert
          type="error"
          showIcon
          title={t('admin.failed')}
          description={say(refusalText(refusal))}
          action={<Button onClick={read}>{t('admin.retry')}</Button>}
        />
      )}
      <div className="table-scroll">
        <Table<Device>
          size="middle"
          rowKey="device"
          columns={columns}
          dataSource={devices ?? []}
          loading={devices === null && refusal === null}
          locale={{ emptyText: t('admin.noDevices') }}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
        />
      </div>
    </section>
  )
}
