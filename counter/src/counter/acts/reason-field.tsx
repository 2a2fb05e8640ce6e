import { Button, Form, Input } from 'antd'
import { useText } from '../../texts/texts.ts'

interface ReasonProps {
  readonly label: string
  /** Reasons that are often given; one press each. */
  readonly usual: readonly string[]
}

/** A reason in the clerk's words, or one of the usual ones. */
export function ReasonField({ label, usual }: ReasonProps) {
  const t = useText()
  const form = Form.useFormInstance<{ reason: string }>()
  return (
    <>
      <Form.Item
        name="reason"
        label={label}
        rules={[{ required: true, whitespace: true, message: t('act.needReason') }]}
        className="act-reason"
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <p className="act-usual" role="group" aria-label={t('act.usual')}>
        {usual.map((reason) => (
          <Button key={reason} onClick={() => form.setFieldsValue({ reason })}>
            {reason}
          </Button>
        ))}
      </p>
    </>
  )
}
