import { LockOutlined } from '@ant-design/icons'
import type { RestRefusal, SessionInfo } from '@onehall/protocol'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useText } from '../texts/texts.ts'
import { Front } from './front.tsx'
import { useSession } from './session.tsx'

/** The session goes on behind it; only who is signed in can unlock it. */
export function LockScreen({ info }: { readonly info: SessionInfo }) {
  const t = useText()
  const { unlock, signOut } = useSession()
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function enter({ password }: { password: string }): Promise<void> {
    setBusy(true)
    const refused = await unlock(password)
    setBusy(false)
    setRefusal(refused)
  }

  return (
    <Front
      title={t('signIn.locked')}
      help={`${info.displayName} · ${t('signIn.lockedHelp')}`}
      isDemo={info.demo}
      refusal={refusal}
    >
      <Form
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={(fields: { password: string }) => void enter(fields)}
        disabled={isBusy}
      >
        <input type="text" name="username" autoComplete="username" value={info.account} readOnly hidden />
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.needPassword') }]}
        >
          <Input.Password prefix={<LockOutlined />} autoComplete="current-password" autoFocus maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {t('signIn.unlock')}
        </Button>
        <Button type="link" block className="front-second" onClick={() => void signOut().then(setRefusal)}>
          {t('signIn.signOut')}
        </Button>
      </Form>
    </Front>
  )
}
