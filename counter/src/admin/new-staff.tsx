import { ROUTES, type RestRefusal, refusalText, staffMember } from '@onehall/protocol'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { rest } from '../shell/rest.ts'
import { go } from '../shell/route.ts'
import { useSay, useText } from '../texts/texts.ts'
import { PasswordFields, passwordOf } from './password-fields.tsx'
import { type Fields, StaffFields, factsOf, useFields } from './staff-fields.tsx'
import type { HandOver } from './staff-page.tsx'

type NewFields = Fields & PasswordFields & { readonly account: string }

export function NewStaff({ onFinished }: { readonly onFinished: (made: HandOver | null) => void }) {
  const t = useText()
  const say = useSay()
  const { message } = App.useApp()
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const initial = useFields(null)

  async function create(fields: NewFields): Promise<void> {
    const { account } = fields
    const { password, isMade } = passwordOf(fields)
    setBusy(true)
    const answer = await rest.post(ROUTES.createStaff.path, { account, password, ...factsOf(fields) }, staffMember)
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (!answer.ok) return
    void message.success(t('staff.created', { account }))
    onFinished(isMade ? { account, password } : null)
  }

  return (
    <section>
      <h1>{t('staff.new')}</h1>
      <Form<NewFields>
        name="new-staff"
        className="staff-form"
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={initial}
        onFinish={(fields) => void create(fields)}
        disabled={isBusy}
      >
        <Form.Item
          name="account"
          label={t('staff.account')}
          extra={t('staff.accountHelp')}
          rules={[{ required: true, pattern: /^[A-Za-z0-9_.-]{3,32}$/, message: t('staff.accountRule') }]}
        >
          <Input autoComplete="off" autoFocus maxLength={32} />
        </Form.Item>
        <StaffFields />
        <PasswordFields />
        {refusal !== null && <Alert type="error" showIcon role="alert" title={say(refusalText(refusal))} />}
        <div className="staff-buttons">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('staff.create')}
          </Button>
          <Button onClick={() => go('admin', 'staff')}>{t('staff.cancel')}</Button>
        </div>
      </Form>
    </section>
  )
}
