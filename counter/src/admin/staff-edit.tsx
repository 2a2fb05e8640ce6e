import { ROUTES, type RestRefusal, type StaffMember, done, refusalText } from '@onehall/protocol'
import { Alert, App, Button, Form, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTellRefusal } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { go } from '../shell/route.ts'
import { useSession } from '../sign-in/session.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { PasswordFields, passwordOf } from './password-fields.tsx'
import { type Fields, StaffFields, factsOf, useFields } from './staff-fields.tsx'
import type { HandOver } from './staff-page.tsx'

interface Props {
  readonly member: StaffMember
  readonly onFinished: (made: HandOver | null) => void
}

/** One account: what is said of the person, the password, and whether they are let in. */
export function StaffEdit({ member, onFinished }: Props) {
  const t = useText()
  const { info } = useHall()
  const { refresh } = useSession()
  const { account, staff, disabled } = member
  const isSelf = staff === info.staff

  /** What was done to the own account ended the own session: ask who is signed in. */
  function finished(made: HandOver | null): void {
    onFinished(made)
    if (isSelf) refresh()
  }
  return (
    <>
      {isSelf && <Alert type="warning" showIcon title={t('staff.self')} />}
      <Facts member={member} onSaved={() => finished(null)} />
      <Password
        member={member}
        isSelf={isSelf}
        onSet={(password) => finished(password === null ? null : { account, password })}
      />
      <Entry member={member} key={String(disabled)} onDone={() => finished(null)} />
    </>
  )
}

const pathOf = (route: { readonly path: string }, { staff }: StaffMember): string => route.path.replace(':staff', staff)

function Facts({ member, onSaved }: { readonly member: StaffMember; readonly onSaved: () => void }) {
  const t = useText()
  const say = useSay()
  const { message } = App.useApp()
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const initial = useFields(member)
  const { account } = member

  async function save(fields: Fields): Promise<void> {
    setBusy(true)
    const answer = await rest.post(pathOf(ROUTES.changeStaff, member), factsOf(fields), done)
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (!answer.ok) return
    void message.success(t('staff.saved', { account }))
    onSaved()
  }

  return (
    <section>
      <h1>{t('staff.editOf', { account })}</h1>
      <Form<Fields>
        name="staff"
        className="staff-form"
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={initial}
        onFinish={(fields) => void save(fields)}
        disabled={isBusy}
      >
        <StaffFields />
        {refusal !== null && <Alert type="error" showIcon role="alert" title={say(refusalText(refusal))} />}
        <div className="staff-buttons">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('staff.save')}
          </Button>
          <Button onClick={() => go('admin', 'staff')}>{t('staff.cancel')}</Button>
        </div>
      </Form>
    </section>
  )
}

interface PasswordProps {
  readonly member: StaffMember
  readonly isSelf: boolean
  /** The password where it must be handed over; null where the administrator typed it. */
  readonly onSet: (password: string | null) => void
}

function Password({ member, isSelf, onSet }: PasswordProps) {
  const t = useText()
  const tell = useTellRefusal()
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)

  async function set(fields: PasswordFields): Promise<void> {
    const { password, isMade } = passwordOf(fields)
    setBusy(true)
    const answer = await rest.post(pathOf(ROUTES.setStaffPassword, member), { password }, done)
    setBusy(false)
    if (!answer.ok) return tell(answer.refusal)
    void message.success(t('staff.resetDone', { account: member.account }))
    onSet(isMade ? password : null)
  }

  return (
    <section>
      <h2>{t('staff.reset')}</h2>
      <p>{t('staff.resetHelp')}</p>
      <Form<PasswordFields>
        name="staff-password"
        className="staff-form"
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void set(fields)}
        disabled={isBusy}
      >
        <PasswordFields canBeMade={!isSelf} />
        <Button htmlType="submit" loading={isBusy}>
          {t('staff.reset')}
        </Button>
      </Form>
    </section>
  )
}

function Entry({ member, onDone }: { readonly member: StaffMember; readonly onDone: () => void }) {
  const t = useText()
  const tell = useTellRefusal()
  const { message } = App.useApp()
  const { account, disabled } = member

  async function turn(route: { readonly path: string }, said: 'staff.disabled' | 'staff.enabled'): Promise<void> {
    const answer = await rest.post(pathOf(route, member), {}, done)
    if (!answer.ok) return tell(answer.refusal)
    void message.success(t(said, { account }))
    onDone()
  }

  return (
    <section>
      <h2>{t('staff.entry')}</h2>
      <p>{t(disabled ? 'staff.entryDisabled' : 'staff.entryActive')}</p>
      {disabled ? (
        <Button onClick={() => void turn(ROUTES.enableStaff, 'staff.enabled')}>{t('staff.enable')}</Button>
      ) : (
        <Popconfirm
          title={t('staff.disableConfirm', { account })}
          description={t('staff.disableHelp')}
          okText={t('staff.yes')}
          cancelText={t('staff.no')}
          okButtonProps={{ danger: true }}
          onConfirm={() => void turn(ROUTES.disableStaff, 'staff.disabled')}
        >
          <Button danger>{t('staff.disable')}</Button>
        </Popconfirm>
      )}
    </section>
  )
}
