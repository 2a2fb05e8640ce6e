import { LockOutlined, UserOutlined } from '@ant-design/icons'
import type { HallInfo, RestRefusal } from '@onehall/protocol'
import { Alert, Button, Form, Input } from 'antd'
import { useCallback, useState } from 'react'
import { useSay, useText } from '../texts/texts.ts'
import { BindPc } from './bind-pc.tsx'
import { thisPc } from './counter-pc.ts'
import { Front } from './front.tsx'
import { useSession } from './session.tsx'

/** @param hall the one at whose page this is; null where it could not be asked for */
export function SignIn({ hall }: { readonly hall: HallInfo | null }) {
  const t = useText()
  const say = useSay()
  const isDemo = hall?.demo === true
  const { signIn } = useSession()
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isBinding, setBinding] = useState(false)
  const pc = thisPc()

  const endBinding = useCallback(() => setBinding(false), [])

  async function enter({ account, password }: { account: string; password: string }): Promise<void> {
    setBusy(true)
    const refused = await signIn(account.trim(), password)
    setBusy(false)
    setRefusal(refused)
  }

  if (isBinding) return <BindPc isDemo={isDemo} onDone={endBinding} />
  return (
    <Front
      title={t('signIn.title')}
      help={hall === null ? t('signIn.subtitle') : say(hall.name)}
      isDemo={isDemo}
      refusal={refusal}
    >
      <Form
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={(fields: { account: string; password: string }) => void enter(fields)}
        disabled={isBusy}
      >
        <Form.Item
          name="account"
          label={t('signIn.account')}
          rules={[{ required: true, message: t('signIn.needAccount') }]}
        >
          <Input prefix={<UserOutlined />} autoComplete="username" autoFocus maxLength={64} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.needPassword') }]}
        >
          <Input.Password prefix={<LockOutlined />} autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {t('signIn.enter')}
        </Button>
      </Form>
      <Button type="link" block className="front-second" onClick={() => setBinding(true)}>
        {pc === null ? t('pc.bind') : t('pc.rebind', { name: pc.name })}
      </Button>
      {isDemo && <Alert className="front-demo" type="info" showIcon title={t('signIn.demo')} />}
    </Front>
  )
}
