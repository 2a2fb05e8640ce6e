import type { IdentityRule } from '@onehall/domain'
import { Form, Input } from 'antd'
import { checkTyped } from '../counter/intake/applicant.ts'
import { useToday } from '../shell/today.ts'
import { useText } from '../texts/texts.ts'

/** Name and number as the queue's rule wants them; a slip of the finger never leaves the page. */
export function IdentityFields({
  rule,
  note,
}: {
  readonly rule: IdentityRule | null
  /** Said in place of what the rule of the queue says. */
  readonly note?: string
}) {
  const t = useText()
  const today = useToday()
  type Values = { readonly getFieldValue: (name: string) => unknown }
  const isGiven = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
  const nameRule = ({ getFieldValue }: Values) => ({
    validator(_: unknown, name?: string): Promise<void> {
      const isNeeded = rule === 'required' || isGiven(getFieldValue('idNumber'))
      return !isNeeded || isGiven(name) ? Promise.resolve() : Promise.reject(new Error(t('guide.nameNeeded')))
    },
  })
  const idRule = ({ getFieldValue }: Values) => ({
    validator(_: unknown, typed = ''): Promise<void> {
      const isNeeded = rule === 'required' || isGiven(typed) || isGiven(getFieldValue('name'))
      const fault = isNeeded ? checkTyped(typed, today) : null
      return fault === null ? Promise.resolve() : Promise.reject(new Error(t(`intake.id.${fault}`)))
    },
  })
  return (
    <div className="issue-pair issue-identity">
      <Form.Item name="name" label={t('guide.name')} dependencies={['idNumber']} rules={[nameRule]}>
        <Input autoComplete="off" maxLength={100} aria-describedby="identity-rule" />
      </Form.Item>
      <Form.Item name="idNumber" label={t('guide.idNumber')} dependencies={['name']} rules={[idRule]}>
        <Input autoComplete="off" maxLength={18} className="number" aria-describedby="identity-rule" />
      </Form.Item>
      <p id="identity-rule">{note ?? t(`guide.identity.${rule ?? 'unknown'}`)}</p>
    </div>
  )
}
