import type { ChecklistLine, Situation } from '@onehall/domain'
import { FittedPages } from '../parts/fitted-pages.tsx'
import { useSay } from '../parts/tile.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

export type Given = Readonly<Record<string, boolean>>

/** The yes/no questions that decide which papers apply (users.md §1.10). */
export function Situations({
  situations,
  answers,
  setAnswers,
}: {
  readonly situations: readonly Situation[]
  readonly answers: Given
  readonly setAnswers: (answers: Given) => void
}) {
  const t = useText()
  const say = useSay()
  if (situations.length === 0) return null
  return (
    <section className="situations" aria-labelledby="situations">
      <h2 id="situations">{t('item.situations')}</h2>
      <div className="situation-list">
        {situations.map(({ key, question }) => (
          <fieldset key={key} className="situation">
            <legend>{say(question)}</legend>
            {[true, false].map((yes) => (
              <button
                key={String(yes)}
                type="button"
                className="button choice"
                aria-pressed={answers[key] === yes}
                onClick={() => setAnswers({ ...answers, [key]: yes })}
              >
                {yes ? t('item.yes') : t('item.no')}
              </button>
            ))}
          </fieldset>
        ))}
      </div>
    </section>
  )
}

/** The papers of an item; what the hall gets by itself stands there as not needed. */
export function Papers({
  title,
  lines,
  isOpen,
}: {
  readonly title: string
  readonly lines: readonly ChecklistLine[]
  /** A question is not answered yet: the list may grow. */
  readonly isOpen: boolean
}) {
  const t = useText()
  return (
    <section className="papers" aria-labelledby="papers">
      <h2 id="papers">{title}</h2>
      {lines.length === 0 && !isOpen ? (
        <p className="hint">{t('item.nothing')}</p>
      ) : (
        <FittedPages items={[...lines].sort(byNeed)} keyOf={({ material }) => material.key} className="paper-list">
          {(line) => <Paper key={line.material.key} line={line} />}
        </FittedPages>
      )}
      {isOpen && <p className="hint">{t('item.more')}</p>}
    </section>
  )
}

const ORDER = ['bring', 'may-follow', 'not-needed'] as const

function byNeed(a: ChecklistLine, b: ChecklistLine): number {
  return ORDER.indexOf(a.need) - ORDER.indexOf(b.need)
}

function Paper({ line }: { readonly line: ChecklistLine }) {
  const { elder } = useKiosk()
  const t = useText()
  const say = useSay()
  const { material, need, form, copies, originalReturned } = line
  const parts: string[] = []
  if (need === 'not-needed') {
    if (material.source !== 'applicant') parts.push(t(`item.source.${material.source}`))
  } else {
    if (form === 'original' || form === 'original-and-copy') parts.push(t('item.original'))
    if (form === 'copy' || form === 'original-and-copy') parts.push(t('item.copies', { count: copies }))
    if (originalReturned && form !== 'copy' && !elder) parts.push(t('item.returned'))
  }
  return (
    <li className={`paper paper-${need}`}>
      <span className="need">{t(`item.need.${need}`)}</span>
      <span className="paper-name">{say(material.name)}</span>
      <span className="paper-form">{parts.join(' · ')}</span>
    </li>
  )
}
