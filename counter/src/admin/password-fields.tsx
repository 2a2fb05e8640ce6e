import { Form, Input, Radio } from 'antd'
import { useText } from '../texts/texts.ts'
import { makeOneTimePassword } from './one-time-password.ts'

export interface PasswordFields {
  readonly passwordBy: 'made' | 'typed'
  readonly password?: string
}

/** The password that was chosen, and whether it must be shown because nobody knows it yet. */
export function passwordOf({ passwordBy, password }: PasswordFields): { readonly password: string; isMade: boolean } {
  const isMade = passwordBy === 'made'
  return { password: isMade ? makeOneTimePassword() : (password ?? ''), isMade }
}

/**
 * A password that is made and shown once, or one that is typed twice. Inside a Form.
 * `canBeMade`: false for the own account, whose session ends before a made password could be read.
 */
export function PasswordFields({ canBeMade = true }: { readonly canBeMade?: boolean }) {
  const t = useText()
  const by = Form.useWatch<PasswordFields['passwordBy'] | undefined>('passwordBy')
  return (
    <>
      <Form.Item
        name="passwordBy"
        label={t('staff.password')}
        initialValue={canBeMade ? 'made' : 'typed'}
        hidden={!canBeMade}
      >
        <Radio.Group
          aria-label={t('staff.password')}
          options={(['made', 'typed'] as const).map((value) => ({ value, label: t(`staff.password.${value}`) }))}
        />
      </Form.Item>
      {by === 'typed' && (
        <div className="staff-pair">
          <Form.Item
            name="password"
            label={t('staff.password.new')}
            extra={t('staff.password.rule')}
            rules={[{ required: true, min: 10, message: t('staff.password.rule') }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('staff.password.again')}
            dependencies={['password']}
            rules={[
              { required: true, message: t('staff.needed') },
              ({ getFieldValue }) => ({
                validator: async (_, again: string) => {
                  if (again && again !== getFieldValue('password')) throw new Error(t('staff.password.differ'))
                },
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        </div>
      )}
    </>
  )
}
