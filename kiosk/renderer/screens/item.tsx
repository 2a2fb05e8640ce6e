import {
  bundleItems,
  checklist,
  mergeChecklists,
  openSituations,
  type HallConfig,
  type ServiceItem,
} from '@onehall/domain'
import { useState, type ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { useSay } from '../parts/tile.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'
import { Papers, Situations, type Given } from './checklist.tsx'
import { Order, type Ordering } from './order.tsx'

interface Props {
  readonly hall: HallConfig
  readonly ordering: Ordering
}

/** More than this in one visit is for the guide desk. */
const MOST_ITEMS = 5

/** One item: what to bring, and the number. */
export function Item({ hall, ordering, item: key }: Props & { readonly item: string }) {
  const item = hall.catalogue.items.find((each) => each.key === key)
  const { state, elder } = useKiosk()
  const t = useText()
  const say = useSay()
  const [answers, setAnswers] = useState<Given>({})
  if (item === undefined) return <Notice icon="warning" title={t('notice.refused')} />
  const isOpen = openSituations(item, answers).length > 0
  const lines = checklist(item, hall.catalogue.materials, answers)
  const before = ordering.basket.filter((each) => each !== item.key)
  const items = [...before.flatMap((each) => hall.catalogue.items.find(({ key: k }) => k === each) ?? []), item]
  return (
    <div className="item">
      <header className="item-head">
        <h1>{say(item.name)}</h1>
        <p className="item-facts">
          {!elder && item.everyday.length > 0 && <span>{t('item.everyday', { names: item.everyday.join('、') })}</span>}
          <span>{item.kind === 'instant' ? t('item.instant') : t('item.promised', { days: item.promised.days })}</span>
          <span>{item.fee === null ? t('item.free') : t('item.fee', { yuan: item.fee.fen / 100 })}</span>
        </p>
      </header>
      <div className="item-papers">
        <Situations situations={item.situations} answers={answers} setAnswers={setAnswers} />
        <Papers title={t('item.bring')} lines={lines} isOpen={isOpen} />
      </div>
      <Order
        hall={hall}
        queue={items.length > 1 ? items[0]!.queue : item.queue}
        target={
          items.length > 1 ? { kind: 'items', items: items.map((each) => each.key) } : { kind: 'item', item: item.key }
        }
        ordering={ordering}
      >
        {items.length > 1 && (
          <p className="hint">{t('item.together', { items: items.map((each) => say(each.name)).join('、') })}</p>
        )}
        <PrintList items={[item]} bundle={null} answers={answers}>
          {!elder && !state.offline.gives && items.length < MOST_ITEMS && (
            <button type="button" className="button" onClick={() => ordering.also(item.key)}>
              {t('item.also')}
            </button>
          )}
        </PrintList>
      </Order>
    </div>
  )
}

/** One thing (一件事): its items as one matter, all of it with one number. */
export function Bundle({ hall, ordering, bundle: key }: Props & { readonly bundle: string }) {
  const bundle = hall.catalogue.bundles.find((each) => each.key === key)
  const { elder } = useKiosk()
  const t = useText()
  const say = useSay()
  const [answers, setAnswers] = useState<Given>({})
  const items = bundleItems(hall.catalogue, key)
  const [first] = items
  if (bundle === undefined || first === undefined) return <Notice icon="warning" title={t('notice.refused')} />
  const visited = new Set(items.map(({ queue }) => queue))
  const queues = [...visited].flatMap((id) => hall.queues.find((queue) => queue.id === id) ?? [])
  const questions = new Map(items.flatMap((item) => item.situations.map((each) => [each.key, each])))
  const situations = [...questions.values()]
  const isOpen = situations.some((each) => !Object.hasOwn(answers, each.key))
  const lines = mergeChecklists(items.map((item) => checklist(item, hall.catalogue.materials, answers)))
  return (
    <div className="item">
      <header className="item-head">
        <h1>{say(bundle.name)}</h1>
        <p className="item-facts">
          {items.map((item) => (
            <span key={item.key}>{say(item.name)}</span>
          ))}
        </p>
      </header>
      <div className="item-papers">
        {!elder && <Situations situations={situations.slice(0, 4)} answers={answers} setAnswers={setAnswers} />}
        <Papers title={t('bundle.papers')} lines={lines} isOpen={isOpen} />
      </div>
      <Order hall={hall} queue={first.queue} target={{ kind: 'bundle', bundle: bundle.key }} ordering={ordering}>
        <p className="hint">
          {t('bundle.route')}：{queues.map((queue) => say(queue.name)).join(' → ')}
        </p>
        <PrintList items={items} bundle={bundle.key} answers={answers} />
      </Order>
    </div>
  )
}

/** 《办事指南·材料清单》 on paper. */
function PrintList({
  items,
  bundle,
  answers,
  children,
}: {
  readonly items: readonly ServiceItem[]
  readonly bundle: string | null
  readonly answers: Given
  readonly children?: ReactNode
}) {
  const { bridge } = useKiosk()
  const t = useText()
  const [now, setNow] = useState<'idle' | 'printing' | 'printed' | 'failed'>('idle')
  async function print(): Promise<void> {
    setNow('printing')
    const request = { items: items.map(({ key }) => key), bundle, answers }
    const answer = await bridge.printChecklist(request).catch(() => ({ kind: 'unknown' }) as const)
    setNow(answer.kind === 'printed' ? 'printed' : 'failed')
  }
  return (
    <div className="print-list">
      <div className="print-row">
        <button type="button" className="button" disabled={now === 'printing'} onClick={() => void print()}>
          <Icon name="printer" />
          {now === 'printing' ? t('item.printing') : t('item.print')}
        </button>
        {children}
      </div>
      <span role="status">{now === 'printed' ? t('item.printed') : now === 'failed' ? t('item.notPrinted') : ''}</span>
    </div>
  )
}
