import { App, Button, Empty, Input, Result, Segmented } from 'antd'
import type { CaseEntry, DepartmentKey } from '@onehall/domain'
import { useEffect, useState } from 'react'
import { useAsk } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { HallLoading } from '../shell/hall-wait.tsx'
import { entriesOf } from '../shell/entries.ts'
import { useRooms } from '../shell/rooms.ts'
import { go, useRoute } from '../shell/route.ts'
import { useSay, useText } from '../texts/texts.ts'
import { CasePage } from './case-page.tsx'
import { FilesTable } from './files-table.tsx'
import { type Where, findFiles, isWhere, scanned } from './files.ts'
import './back-office.css'

/** The work list of a department: files that counters collected, received here one by one or a batch at a time. */
export function BackOffice() {
  const t = useText()
  const { info } = useHall()
  const [, open] = useRoute()
  if (info.department === null) {
    return <Result status="info" title={t('office.noDepartment')} subTitle={t('office.noDepartmentHelp')} />
  }
  return <Office department={info.department} open={open ?? null} />
}

const WHERE: readonly Where[] = ['arriving', 'here', 'all']

function Office({ department, open }: { readonly department: DepartmentKey; readonly open: string | null }) {
  const t = useText()
  const say = useSay()
  const { config, info } = useHall()
  const { message } = App.useApp()
  const { pending, ask } = useAsk()
  const [room] = useRooms([`office:${info.hall}:${department}`])
  const [where, setWhere] = useState<Where>('arriving')
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<readonly string[]>([])
  // A message of before would lie over the title of the case.
  useEffect(() => {
    if (open !== null) message.destroy()
  }, [open, message])

  if (room == null) return <HallLoading />

  const all = entriesOf(room, 'case')
  const shown = findFiles(
    all.filter((each) => isWhere(each, where)),
    typed,
    config,
  )
  // What somebody else received meanwhile is picked no more.
  const toReceive = all.filter((each) => picked.includes(each.case) && isWhere(each, 'arriving'))

  async function receive(files: readonly CaseEntry[]): Promise<void> {
    let received = 0
    for (const { case: id } of files) {
      const answer = await ask({ type: 'ReceiveFile', case: id as never })
      if (!answer?.ok) break
      received++
      setPicked((before) => before.filter((each) => each !== id))
    }
    if (received > 0 && open === null) void message.success(t('office.received', { n: received }), 3)
  }

  function enter(): void {
    const file = scanned(all, typed)
    if (file === null) return
    if (isWhere(file, 'arriving')) setPicked((before) => (before.includes(file.case) ? before : [...before, file.case]))
    else go('back-office', file.case)
    setTyped('')
  }

  const name = config.catalogue.departments.find(({ key }) => key === department)?.name
  return (
    <div className="office">
      <header className="office-head">
        <h1>
          {name && say(name)} · {t('office.title')}
        </h1>
        <Segmented
          value={where}
          onChange={setWhere}
          options={WHERE.map((each) => ({
            value: each,
            label: `${t(`office.filter.${each}`)} ${all.filter((file) => isWhere(file, each)).length}`,
          }))}
        />
        <Input.Search
          className="office-search"
          allowClear
          autoFocus
          value={typed}
          placeholder={t('office.search')}
          aria-label={t('office.search')}
          onChange={({ target }) => setTyped(target.value)}
          onSearch={enter}
        />
        <Barred why={toReceive.length === 0 ? t('office.pickFirst') : null}>
          {(barred) => (
            <Button type="primary" loading={pending !== null} onClick={() => void receive(toReceive)} {...barred}>
              {toReceive.length === 0 ? t('office.receive') : t('office.receiveN', { n: toReceive.length })}
            </Button>
          )}
        </Barred>
      </header>
      {all.length === 0 ? (
        <Empty description={<OfficeEmpty />} />
      ) : (
        <FilesTable
          files={shown}
          picked={toReceive.map((each) => each.case)}
          onPick={setPicked}
          onReceive={(file) => void receive([file])}
          isBusy={pending !== null}
        />
      )}
      {open !== null && (
        <CasePage
          id={open}
          entry={all.find((each) => each.case === open) ?? null}
          onReceive={(file) => void receive([file])}
          isBusy={pending !== null}
        />
      )}
    </div>
  )
}

function OfficeEmpty() {
  const t = useText()
  return (
    <>
      <b>{t('office.nothing')}</b>
      <br />
      {t('office.nothingHelp')}
    </>
  )
}
