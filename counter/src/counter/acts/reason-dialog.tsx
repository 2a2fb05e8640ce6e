import { Form } from 'antd'
import { ActDialog } from './act-dialog.tsx'
import { ReasonField } from './reason-field.tsx'
import { useText } from '../../texts/texts.ts'

interface ReasonDialogProps {
  readonly title: string
  readonly help: string
  readonly ok: string
  readonly usual: readonly string[]
  readonly isPending: boolean
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

/** An act that needs nothing but a reason, which is kept and shown. */
export function ReasonDialog({ title, help, ok, usual, isPending, onReason, onClose }: ReasonDialogProps) {
  const t = useText()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <ActDialog<{ reason: string }>
      title={title}
      ok={ok}
      form={form}
      initial={{ reason: '' }}
      isPending={isPending}
      onSubmit={({ reason }) => onReason(reason)}
      onClose={onClose}
    >
      <p>{help}</p>
      <ReasonField label={t('act.reason')} usual={usual} />
    </ActDialog>
  )
}
