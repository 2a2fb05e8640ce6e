import type { CaseEntry } from '@onehall/domain'
import { Button, Table, type TableColumnsType } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { go } from '../shell/route.ts'
import { dateTime } from '../shell/time.ts'
import { useToday } from '../shell/today.ts'
import { useSay, useText } from '../texts/texts.ts'
import { LightMark } from './light-mark.tsx'
import { isWhere, itemOf } from './files.ts'
import { HolderText } from './holder-text.tsx'

interface FilesProps {
  readonly files: readonly CaseEntry[]
  readonly picked: readonly string[]
  readonly isBusy: boolean
  readonly onPick: (cases: readonly string[]) => void
  readonly onReceive: (file: CaseEntry) => void
}

export function FilesTable({ files, picked, isBusy, onPick, onReceive }: FilesProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { timeZone } = config
  const today = useToday()

  const columns: TableColumnsType<CaseEntry> = [
    {
      key: 'light',
      title: t('office.light'),
      width: 190,
      render: (_, file) => <LightMark file={file} today={today} />,
    },
    {
      key: 'item',
      title: t('office.item'),
      render: (_, file) => {
        const item = itemOf(config, file.item)
        return item === undefined ? file.item : say(item.name)
      },
    },
    {
      key: 'receipt',
      title: t('office.receiptNo'),
      width: 170,
      sorter: (a, b) => (a.receiptNo ?? '').localeCompare(b.receiptNo ?? ''),
      render: (_, file) => (
        <Button
          type="link"
          className="number office-open"
          aria-label={t('office.open', { receiptNo: file.receiptNo ?? file.caseNo })}
          onClick={() => go('back-office', file.case)}
        >
          {file.receiptNo}
        </Button>
      ),
    },
    {
      key: 'since',
      title: t('office.since'),
      width: 160,
      defaultSortOrder: 'ascend',
      sorter: (a, b) => (a.acceptedAt ?? a.updatedAt) - (b.acceptedAt ?? b.updatedAt),
      render: (_, { acceptedAt, updatedAt }) => (
        <span className="number">{dateTime(acceptedAt ?? updatedAt, timeZone)}</span>
      ),
    },
    {
      key: 'promised',
      title: t('office.promised'),
      width: 120,
      sorter: (a, b) => (a.promisedDate ?? '9').localeCompare(b.promisedDate ?? '9'),
      render: (_, { promisedDate }) => <span className="number">{promisedDate ?? '–'}</span>,
    },
    { key: 'status', title: t('office.status'), width: 160, render: (_, { status }) => t(`office.status.${status}`) },
    { key: 'holder', title: t('office.holder'), width: 170, render: (_, { holder }) => <HolderText holder={holder} /> },
    {
      key: 'act',
      title: t('office.receiveOne'),
      width: 96,
      render: (_, file) =>
        isWhere(file, 'arriving') && (
          <Button size="small" disabled={isBusy} onClick={() => onReceive(file)}>
            {t('office.receiveOne')}
          </Button>
        ),
    },
  ]

  return (
    <div className="table-scroll">
      <Table<CaseEntry>
        size="middle"
        rowKey="case"
        columns={columns}
        dataSource={files}
        locale={{ emptyText: t('office.notFound') }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        rowSelection={{
          selectedRowKeys: [...picked],
          onChange: (keys) => onPick(keys.map(String)),
          getCheckboxProps: (file) => ({
            disabled: !isWhere(file, 'arriving'),
            'aria-label': file.receiptNo ?? file.caseNo,
          }),
        }}
      />
    </div>
  )
}
