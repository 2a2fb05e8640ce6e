import { type HallConfig, type ItemKey, type Queue, type QueueId, type ServiceItem, searchItems } from '@onehall/domain'
import { type RefSelectProps, Select } from 'antd'
import { type Ref, useState } from 'react'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'

/** `item/<key>` or `queue/<id>`: what one box searches. */
export type What = `item/${string}` | `queue/${string}`

/** Where that leads; null where the configuration no longer has it. */
export function queueOf(what: What | undefined, { queues, catalogue }: Pick<HallConfig, 'queues' | 'catalogue'>) {
  const [kind, key] = (what ?? '').split('/')
  const item = kind === 'item' ? (catalogue.items.find((each) => each.key === key) ?? null) : null
  const id = (kind === 'item' ? item?.queue : key) as QueueId | undefined
  const queue = queues.find((each) => each.id === id)
  return queue === undefined ? null : { queue, item: (item?.key ?? null) as ItemKey | null }
}

/** Queues by their letter or name first, then items by name, everyday name or pinyin initials. */
export function findWhat(
  { queues, catalogue }: Pick<HallConfig, 'queues' | 'catalogue'>,
  typed: string,
): readonly (Queue | ServiceItem)[] {
  const query = typed.trim().toUpperCase()
  if (query === '') return [...queues, ...catalogue.items]
  const named = queues.filter(
    ({ prefix, name }) => prefix === query || name.zh.includes(query) || name.en.toUpperCase().includes(query),
  )
  return [...named, ...searchItems(catalogue.items, typed)]
}

interface WhatProps {
  readonly ref?: Ref<RefSelectProps>
  readonly id?: string
  readonly value?: What
  readonly onChange?: (what: What) => void
}

export function WhatSelect({ ref, id, value, onChange }: WhatProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const [typed, setTyped] = useState('')
  const options = findWhat(config, typed).map((found) => {
    if ('prefix' in found) {
      return { value: `queue/${found.id}` as What, label: `${found.prefix} ${say(found.name)}`, of: t('guide.queue') }
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
