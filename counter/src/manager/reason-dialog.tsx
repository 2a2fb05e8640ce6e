import type { Text } from '@onehall/domain'
import { Alert, Button, Form, Input, Modal, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useSay, useText } from '../texts/texts.ts'
import './reason-dialog.css'

export interface Given {
  readonly reason: string
  /** Expected length; null: nobody knows. */
  readonly minutes: number | null
}

interface ReasonDialogProps {
  readonly title: string
  /** What will happen. */
  readonly help: string
  /** Reasons to be tapped; another one can be typed. */
  readonly reasons: readonly Text[]
  /** Whether it is asked until when. */
  readonly asksEnd: boolean
  readonly okText: string
  readonly danger?: boolean
  readonly isBusy: boolean
  /** What else is asked, before the reason: fields of the form. */
  readonly children?: ReactNode
  readonly onGiven: (given: Given) => void
  readonly onCancel: () => void
}

/** Ends that are told in halls, minutes. */
const ENDS = [15, 30, 60, 120] as const
const UNKNOWN = 'unknown'
const LONGEST_REASON = 200

/** Asks why, and until when, before something is stopped for everybody. */
export function ReasonDialog({
  title,
  help,
  reasons,
  asksEnd,
  okText,
  danger = false,
  isBusy,
  children,
  onGiven,
  onCancel,
}: ReasonDialogProps) {
  const t = useText()
  const [form] = Form.useForm<{ reason: string; end: number | typeof UNKNOWN }>()
  const say = useSay()
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('manager.no')}
      okButtonProps={{ danger, size: 'large', loading: isBusy }}
      cancelButtonProps={{ size: 'large' }}
      onOk={() => form.submit()}
      onCancel={onCancel}
      className="reason-dialog"
    >
      <Alert type={danger ? 'error' : 'warning'} showIcon title={help} />
      <Form
        name="standstill"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '', end: 30 }}
        onFinish={({ reason, end }) => onGiven({ reason, minutes: end === UNKNOWN ? null : end })}
      >
        {children}
        <Form.Item
          name="reason"
          label={t('manager.reason')}
          rules={[{ required: true, whitespace: true, message: t('manager.reasonRule') }]}
        >
          <Input size="large" maxLength={LONGEST_REASON} autoComplete="off" />
        </Form.Item>
        <div className="reason-choices">
          {reasons.map((reason) => (
            <Button key={reason.zh} size="large" onClick={() => form.setFieldsValue({ reason: reason.zh })}>
              {say(reason)}
            </Button>
          ))}
        </div>
        {asksEnd && (
          <Form.Item name="end" label={t('manager.end')}>
            <Radio.Group
              size="large"
              optionType="button"
              options={[
                ...ENDS.map((minutes) => ({ value: minutes, label: t('shell.minutes', { m: minutes }) })),
                { value: UNKNOWN, label: t('manager.endOpen') },
              ]}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
