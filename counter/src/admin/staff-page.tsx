import { ROUTES, type RestRefusal, type StaffMember, refusalText, staffList } from '@onehall/protocol'
import { Alert, Button, Spin, Typography } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { rest } from '../shell/rest.ts'
import { go } from '../shell/route.ts'
import { useSay, useText } from '../texts/texts.ts'
import { NewStaff } from './new-staff.tsx'
import { StaffEdit } from './staff-edit.tsx'
import { StaffList } from './staff-list.tsx'

/** A password that was made and must be handed over; it is shown until somebody says that it was. */
export interface HandOver {
  readonly account: string
  readonly password: string
}

/** The accounts of the staff. `open`: `new`, or the id of one of them. */
export function StaffPage({ open }: { readonly open: string | null }) {
  const t = useText()
  const say = useSay()
  const [staff, setStaff] = useState<readonly StaffMember[] | null>(null)
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [toHandOver, setToHandOver] = useState<readonly HandOver[]>([])
  const read = useCallback(
    () =>
      void rest.get(ROUTES.staff.path, staffList).then((answer) => {
        if (answer.ok) setStaff(answer.value)
        setRefusal(answer.ok ? null : answer.refusal)
      }),
    [],
  )
  useEffect(read, [read, open])

  function finished(made: HandOver | null): void {
    if (made !== null) setToHandOver((before) => [...before, made])
    read()
    go('admin', 'staff')
  }

  const member = staff?.find((each) => each.staff === open)
  return (
    <>
      {refusal !== null && (
        <Alert
          type="error"
          showIcon
          title={t('staff.failed')}
          description={say(refusalText(refusal))}
          action={<Button onClick={read}>{t('staff.retry')}</Button>}
        />
      )}
      {toHandOver.map((each) => (
        <Alert
          key={each.password}
          type="success"
          showIcon
          role="status"
          title={t('staff.handOver', { account: each.account })}
          description={
            <Typography.Text className="one-time-password" copyable>
              {each.password}
            </Typography.Text>
          }
          action={
            <Button onClick={() => setToHandOver(toHandOver.filter((other) => other !== each))}>
              {t('staff.handedOver')}
            </Button>
          }
        />
      ))}
      {staff === null ? (
        refusal === null && <Spin size="large" />
      ) : open === null ? (
        <StaffList staff={staff} />
      ) : open === 'new' ? (
        <NewStaff onFinished={finished} />
      ) : member === undefined ? (
        <Alert
          type="warning"
          showIcon
          title={t('staff.unknown')}
          action={<Button onClick={() => go('admin', 'staff')}>{t('staff.cancel')}</Button>}
        />
      ) : (
        <StaffEdit key={member.staff} member={member} onFinished={finished} />
      )}
    </>
  )
}
