import type { ChecklistLine, MaterialKey } from '@onehall/domain'
import { Button, Checkbox, InputNumber, Select } from 'antd'
import { Mark } from '../../shell/mark.tsx'
import { useSay, useText } from '../../texts/texts.ts'
import { type ChecklistForm, DEFERRED, type FilledForm, takenIn, ticked } from './checklist-form.ts'

interface MaterialsProps {
  readonly filled: FilledForm
  readonly form: ChecklistForm
  /** Papers that a try to accept found missing. */
  readonly missing: readonly MaterialKey[]
  readonly onChange: (form: ChecklistForm) => void
  readonly onAll: () => void
}

/** The checklist: what was handed over, what the hall gets itself, what may follow. */
export function Materials({ filled, form, missing, onChange, onAll }: MaterialsProps) {
  const t = useText()
  const { lines, open } = filled
  return (
    <>
      <h3 className="materials-title">
        {t('intake.materials')}
        <Mark tone={open.length === 0 ? 'good' : 'watch'}>
          {open.length === 0 ? t('intake.allHere') : t('intake.openCount', { n: open.length })}
        </Mark>
        {open.length > 1 && (
          <Button type="link" size="small" onClick={onAll}>
            {t('intake.allTaken')}
          </Button>
        )}
      </h3>
      <ul className="materials">
        {lines.map((line) => (
          <Paper
            key={line.material.key}
            line={line}
            tick={form.ticks[line.material.key] ?? null}
            isMissing={missing.includes(line.material.key) && open.includes(line.material.key)}
            onTick={(tick) => onChange(ticked(form, line.material.key, tick))}
          />
        ))}
      </ul>
    </>
  )
}

type Tick = ChecklistForm['ticks'][string]

interface PaperProps {
  readonly line: ChecklistLine
  readonly tick: Tick | null
  readonly isMissing: boolean
  readonly onTick: (tick: Tick | null) => void
}

function Paper({ line, tick, isMissing, onTick }: PaperProps) {
  const t = useText()
  const say = useSay()
  const { material, need, form, copies, asked } = line
  const basis = asked.map((each) => each.basis).join('；')
  const name = say(material.name)
  return (
    <li className={isMissing ? 'is-missing' : ''}>
      <span className="paper-name">
        {need === 'not-needed' ? (
          <span className="paper-free">{name}</span>
        ) : (
          <Checkbox
            checked={tick?.state === 'collected'}
            onChange={({ target }) => onTick(target.checked ? takenIn(line) : null)}
          >
            {name}
          </Checkbox>
        )}
        <small title={t('intake.basis', { basis })}>
          {t(`intake.form.${form}`, { n: copies })} · {basis}
        </small>
      </span>
      {isMissing && <Mark tone="bad">{t('intake.missing')}</Mark>}
      {need === 'not-needed' && material.source !== 'applicant' && (
        <Mark tone="good">
          {t('intake.notNeeded')} · {t(`intake.source.${material.source}`)}
        </Mark>
      )}
      {need === 'may-follow' && tick?.state !== 'collected' && (
        <Checkbox
          checked={tick?.state === 'deferred'}
          aria-label={`${name}: ${t('intake.later')}`}
          onChange={({ target }) => onTick(target.checked ? DEFERRED : null)}
        >
          {t('intake.later')}
        </Checkbox>
      )}
      {tick?.state === 'collected' && form !== 'electronic' && <Handed name={name} tick={tick} onTick={onTick} />}
    </li>
  )
}

const ORIGINALS = ['returned', 'kept', 'none'] as const

function Handed({
  name,
  tick,
  onTick,
}: {
  readonly name: string
  readonly tick: Tick
  readonly onTick: (tick: Tick) => void
}) {
  const t = useText()
  return (
    <span className="paper-handed">
      <Select
        size="small"
        value={tick.original}
        aria-label={`${name}: ${t('intake.original')}`}
        options={ORIGINALS.map((original) => ({ value: original, label: t(`intake.original.${original}`) }))}
        onChange={(original) => onTick({ ...tick, original })}
      />
      <InputNumber
        size="small"
        min={0}
        max={99}
        precision={0}
        value={tick.copies}
        aria-label={`${name}: ${t('intake.copies')}`}
        suffix={t('intake.copiesUnit')}
        onChange={(copies) => onTick({ ...tick, copies: copies ?? 0 })}
      />
    </span>
  )
}
