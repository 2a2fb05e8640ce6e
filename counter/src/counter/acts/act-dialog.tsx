import { Button, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useText } from '../../texts/texts.ts'
import './acts.css'

interface ActDialogProps<F> {
  readonly title: string
  readonly ok: string
  readonly form: FormInstance<F>
  readonly initial: Partial<F>
  readonly isPending: boolean
  readonly onSubmit: (fields: F) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What has to be said before an act: the first field has the focus, Enter does it, Esc leaves it. */
export function ActDialog<F>({ title, ok, form, initial, isPending, onSubmit, onClose, children }: ActDialogProps<F>) {
  const t = useText()
  const body = useRef<HTMLDivElement>(null)
  return (
    <Modal
      open
      destroyOnHidden
      centered
      width={560}
      title={title}
      footer={null}
      closable={false}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && body.current?.querySelector<HTMLElement>('input:checked, input')?.focus()}
    >
      <div ref={body} className="act">
        <Form<F>
          name="act"
          form={form}
          layout="vertical"
          requiredMark={false}
          validateTrigger="onSubmit"
          initialValues={initial as object}
          onFinish={onSubmit}
        >
          {children}
          <p className="act-buttons">
            <Button onClick={onClose}>
              {t('act.cancel')} <kbd>Esc</kbd>
            </Button>
            <Button type="primary" htmlType="submit" loading={isPending}>
              {ok}
            </Button>
          </p>
        </Form>
      </div>
    </Modal>
  )
}
