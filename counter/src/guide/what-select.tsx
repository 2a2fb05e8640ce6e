import {
  type Bundle,
  type HallConfig,
  type ItemKey,
  type Queue,
  type QueueId,
  type ServiceItem,
  searchItems,
} from '@onehall/domain'
import { type RefSelectProps, Select } from 'antd'
import { type Ref, useState } from 'react'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'

/** `item/<key>`, `queue/<id>` or `bundle/<key>`: what one box searches. */
export type What = `item/${string}` | `queue/${string}` | `bundle/${string}`

/** Where that leads, a bundle to its first place; null where the configuration no longer has it. */
export function queueOf(what: What | undefined, { queues, catalogue }: Pick<HallConfig, 'queues' | 'catalogue'>) {
  const [kind, key] = (what ?? '').split('/')
  const first = kind === 'bundle' ? catalogue.bundles.find((each) => each.key === key)?.items[0] : key
  const item = kind === 'queue' ? null : (catalogue.items.find((each) => each.key === first) ?? null)
  const id = (kind === 'queue' ? key : item?.queue) as QueueId | undefined
  const queue = queues.find((each) => each.id === id)
  return queue === undefined ? null : { queue, item: (item?.key ?? null) as ItemKey | null }
}

/** Queues by their letter or name first, then bundles (一件事) by their name, items by name, everyday name or pinyin initials. */
export function findWhat(
  { queues, catalogue }: Pick<HallConfig, 'queues' | 'catalogue'>,
  typed: string,
): readonly (Queue | Bundle | ServiceItem)[] {
  const query = typed.trim().toUpperCase()
  if (query === '') return [...queues, ...catalogue.bundles, ...catalogue.items]
  const isNamed = ({ name }: Pick<Queue, 'name'>): boolean =>
    name.zh.includes(query) || name.en.toUpperCase().includes(query)
  const named = queues.filter((queue) => queue.prefix === query || isNamed(queue))
  const bundles = catalogue.bundles.filter(isNamed)
  // A letter is a queue's before it is part of the names of others.
  const ofLetter = named.filter(({ prefix }) => prefix === query)
  return [...new Set([...ofLetter, ...named]), ...bundles, ...searchItems(catalogue.items, typed)]
}

interface WhatProps {
  readonly ref?: Ref<RefSelectProps>
  readonly id?: string
  readonly value?: What
  readonly onChange?: (what: What) => void
  /** Whether several items under one number may be chosen at once. */
  readonly withBundles?: boolean
}

export function WhatSelect({ ref, id, value, onChange, withBundles = false }: WhatProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const [typed, setTyped] = useState('')
  const options = findWhat(config, typed).flatMap((found) => {
    if ('prefix' in found) {
      return { value: `queue/${found.id}` as What, label: `${found.prefix} ${say(found.name)}`, of: t('guide.queue') }
    }
    if ('items' in found) {
      const of = t('visit.bundleOf', { n: found.items.length })
      return withBundles ? { value: `bundle/${found.key}` as What, label: say(found.name), of } : []
    }
    const queue = config.queues.find((each) => each.id === found.queue)
    return {
      value: `item/${found.key}` as What,
      label: say(found.name),
      of: queue === undefined ? '' : `${queue.prefix} ${say(queue.name)}`,
    }
  })
  return (
    <Select<What>
      {...(ref !== undefined && { ref })}
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      {...(onChange !== undefined && { onChange })}
      autoFocus
      size="large"
      placeholder={t('guide.whatSearch')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('guide.whatNone')}
      onOpenChange={(isOpen) => isOpen || setTyped('')}
      options={options}
      optionRender={({ data }) => (
        <span className="what-option">
          <span>{data.label}</span>
          <small>{data['of']}</small>
        </span>
      )}
    />
  )
}
