import type { Counter, MaterialKey, ServiceItem, VisitCase } from '@onehall/domain'
import { Alert, Button, Radio } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../shell/ask.tsx'
import { useDays } from '../../shell/duration.ts'
import { useHall } from '../../shell/hall.tsx'
import { ofThisTab, useStored } from '../../shell/stored.ts'
import { Mark } from '../../shell/mark.tsx'
import { useSay, useText } from '../../texts/texts.ts'
import { Barred } from '../../shell/barred.tsx'
import { useConfirmKey } from '../keys.ts'
import { type ChecklistForm, EMPTY_FORM, allTakenIn, answered, fillForm } from './checklist-form.ts'
import { Materials } from './materials.tsx'

interface DraftProps {
  readonly visitCase: VisitCase
  readonly counter: Counter
}

/** A case that is being filled: the questions, the papers, and the acceptance. */
export function DraftCase({ visitCase, counter }: DraftProps) {
  const t = useText()
  const { config } = useHall()
  const item = config.catalogue.items.find(({ key }) => key === visitCase.item)
  if (item === undefined) return <Alert type="error" showIcon title={t('intake.caseUnknown')} />
  return <Draft item={item} visitCase={visitCase} counter={counter} />
}

function Draft({ item, visitCase, counter }: DraftProps & { readonly item: ServiceItem }) {
  const t = useText()
  const { config } = useHall()
  const { pending, ask } = useAsk()
  const [form, setForm] = useStored<ChecklistForm>(`onehall.checklist.${visitCase.case}`, EMPTY_FORM, ofThisTab)
  const [missing, setMissing] = useState<readonly string[]>([])
  const filled = fillForm(item, config.catalogue.materials, form)
  const why =
    filled.unanswered > 0
      ? t('intake.unanswered', { n: filled.unanswered })
      : filled.open.length > 0
        ? t('intake.barOpen', { n: filled.open.length })
        : null

  async function accept(): Promise<void> {
    if (why !== null) return setMissing(filled.open)
    const { materials } = filled
    const { answers } = form
    const answer = await ask({ type: 'AcceptCase', counter: counter.id, case: visitCase.case, materials, answers })
    if (answer?.ok === false && answer.refusal.reason === 'material-missing') setMissing(answer.refusal.materials)
  }
  useConfirmKey(() => void accept())

  return (
    <div className="draft">
      <DraftHead item={item} caseNo={visitCase.caseNo} />
      {item.situations.length > 0 && (
        <Situations item={item} form={form} onAnswer={(key, is) => setForm(answered(form, key, is))} />
      )}
      <Materials
        filled={filled}
        form={form}
        missing={missing as readonly MaterialKey[]}
        onChange={setForm}
        onAll={() => setForm(allTakenIn(form, filled))}
      />
      <div className="draft-end">
        <Barred why={why}>
          {(barred) => (
            <Button
              type="primary"
              size="large"
              loading={pending === 'AcceptCase'}
              aria-keyshortcuts="Control+Enter"
              onClick={() => void accept()}
              {...barred}
            >
              {t(`intake.accept.${item.acceptance}`)} <kbd>Ctrl+Enter</kbd>
            </Button>
          )}
        </Barred>
        {why !== null && <span aria-live="polite">{why}</span>}
      </div>
    </div>
  )
}

function DraftHead({ item, caseNo }: { readonly item: ServiceItem; readonly caseNo: string }) {
  const t = useText()
  const days = useDays()
  const kind =
    item.kind === 'instant' ? t('intake.kind.instant') : t('intake.kind.promised', { limit: days(item.promised) })
  return (
    <p className="draft-head">
      <Mark>{kind}</Mark>
      <Mark>{t(`intake.acceptance.${item.acceptance}`)}</Mark>
      <span>
        {t('intake.caseNo')} <span className="number">{caseNo}</span>
      </span>
    </p>
  )
}

interface SituationsProps {
  readonly item: ServiceItem
  readonly form: ChecklistForm
  readonly onAnswer: (situation: string, is: boolean) => void
}

function Situations({ item, form, onAnswer }: SituationsProps) {
  const t = useText()
  const say = useSay()
  return (
    <div className="situations">
      {item.situations.map(({ key, question }) => (
        <div key={key} role="radiogroup" aria-label={say(question)}>
          <span>{say(question)}</span>
          <Radio.Group
            size="small"
            optionType="button"
            buttonStyle="solid"
            value={form.answers[key] ?? null}
            onChange={({ target }) => onAnswer(key, target.value as boolean)}
            options={[
              { value: true, label: t('intake.yes') },
              { value: false, label: t('intake.no') },
            ]}
          />
        </div>
      ))}
    </div>
  )
}
