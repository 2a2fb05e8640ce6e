import { App, Form, Input } from 'antd'
import { useToday } from '../../shell/today.ts'
import { useText } from '../../texts/texts.ts'
import { checkTyped, toPerson } from '../intake/applicant.ts'
import { ActDialog } from './act-dialog.tsx'
import type { OfTicket } from './acts.tsx'

interface Fields {
  readonly name: string
  readonly idNumber: string
}

/** Buyer and seller share one ticket (users.md C15): another person of the same matter, known by a document. */
export function PersonDialog({ asking, hand, onClose }: OfTicket<never>) {
  const t = useText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const today = useToday()
  const idRule = (_: unknown, typed = ''): Promise<void> => {
    const fault = checkTyped(typed, today)
    return fault === null ? Promise.resolve() : Promise.reject(new Error(t(`intake.id.${fault}`)))
  }

  async function add(fields: Fields): Promise<void> {
    const answer = await asking.ask({ type: 'AddPerson', ticket: hand.ticket }, toPerson(fields))
    if (!answer?.ok) return
    void message.success(t('person.done', { number: hand.number, n: Number(answer.result['people']) }), 4)
    onClose()
  }

  return (
    <ActDialog<Fields>
      title={t('person.title', { number: hand.number })}
      ok={t('person.ok')}
      form={form}
      initial={{}}
      isPending={asking.pending !== null}
      onSubmit={(fields) => void add(fields)}
      onClose={onClose}
    >
      <p>{t('person.help')}</p>
      <div className="act-row">
        <Form.Item
          name="name"
          label={t('intake.name')}
          rules={[{ required: true, whitespace: true, message: t('intake.needName') }]}
        >
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="idNumber" label={t('intake.idNumber')} rules={[{ validator: idRule }]} className="act-wide">
          <Input autoComplete="off" maxLength={18} className="number" />
        </Form.Item>
      </div>
    </ActDialog>
  )
}
