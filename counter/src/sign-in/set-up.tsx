import type { RestRefusal } from '@onehall/protocol'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useText } from '../texts/texts.ts'
import { Front } from './front.tsx'
import { type Session, useSession } from './session.tsx'

type First = Parameters<Session['setUp']>[0]

/** The one-time making of the first administrator of a hall that is not a demo. */
export function SetUp() {
  const t = useText()
  const { setUp } = useSession()
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const needed = { required: true, whitespace: true, message: t('setUp.needed') }

  async function create({ code, account, password, displayName }: First): Promise<void> {
    setBusy(true)
    const refused = await setUp({ code: code.trim(), account, password, displayName })
    setBusy(false)
    setRefusal(refused)
  }

  return (
    <Front title={t('setUp.title')} help={t('setUp.help')} isDemo={false} refusal={refusal}>
      <Form
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={(fields: First) => void create(fields)}
        disabled={isBusy}
      >
        <Form.Item name="code" label={t('setUp.code')} rules={[needed]}>
          <Input autoComplete="off" autoFocus maxLength={32} />
        </Form.Item>
        <Form.Item name="displayName" label={t('setUp.displayName')} rules={[needed]}>
          <Input autoComplete="name" maxLength={50} />
        </Form.Item>
        <Form.Item
          name="account"
          label={t('signIn.account')}
          extra={t('setUp.accountRule')}
          rules={[{ required: true, pattern: /^[A-Za-z0-9_.-]{3,32}$/, message: t('setUp.accountRule') }]}
        >
          <Input autoComplete="username" maxLength={32} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          extra={t('setUp.passwordRule')}
          rules={[{ required: true, min: 10, message: t('setUp.passwordRule') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('setUp.again')}
          dependencies={['password']}
          rules={[
            { required: true, message: t('setUp.needed') },
            ({ getFieldValue }) => ({
              validator: async (_, again: string) => {
                if (again && again !== getFieldValue('password')) throw new Error(t('setUp.differ'))
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block size="large" loading={isBusy}>
          {t('setUp.create')}
        </Button>
      </Form>
    </Front>
  )
}
