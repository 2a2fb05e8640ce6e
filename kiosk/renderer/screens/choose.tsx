import { searchItems, type HallConfig, type ServiceItem } from '@onehall/domain'
import { useState } from 'react'
import { DeleteKey, Keys, Typed } from '../parts/keys.tsx'
import { LineFacts } from '../parts/line-facts.tsx'
import { Tile, useSay } from '../parts/tile.tsx'
import { Tiles } from '../parts/tiles.tsx'
import type { Screen, Tab } from '../navigation.ts'
import { useKiosk, useText } from '../use-kiosk.ts'

interface Props {
  readonly hall: HallConfig
  readonly go: (to: Screen) => void
}

const TABS: readonly Tab[] = ['frequent', 'bundles', 'departments', 'search']
/** As many as fit on one page of tiles. */
const FREQUENT = 11

/** What the visitor came for. */
export function Choose({ hall, go, tab, setTab }: Props & { readonly tab: Tab; readonly setTab: (tab: Tab) => void }) {
  const { state } = useKiosk()
  const t = useText()
  return (
    <div className="choose">
      <h1>{t('choose.title')}</h1>
      <div className="tabs" role="group" aria-label={t('choose.title')}>
        {TABS.filter((each) => each !== 'bundles' || !state.offline.gives).map((each) => (
          <button key={each} type="button" className="tab" aria-pressed={each === tab} onClick={() => setTab(each)}>
            {t(`choose.${each}`)}
          </button>
        ))}
      </div>
      {tab === 'frequent' && <Frequent hall={hall} go={go} />}
      {tab === 'bundles' && <Bundles hall={hall} go={go} />}
      {tab === 'departments' && <Departments hall={hall} go={go} />}
      {tab === 'search' && <Search hall={hall} go={go} />}
    </div>
  )
}

export function ItemTiles({ items, go }: { readonly items: readonly ServiceItem[]; readonly go: Props['go'] }) {
  return <Tiles items={items}>{(item) => <ItemTile key={item.key} item={item} go={go} />}</Tiles>
}

export function ItemTile({ item, go }: { readonly item: ServiceItem; readonly go: Props['go'] }) {
  const say = useSay()
  return (
    <Tile title={say(item.name)} onClick={() => go({ at: 'item', item: item.key })}>
      <LineFacts queue={item.queue} />
    </Tile>
  )
}

function Frequent({ hall, go }: Props) {
  const t = useText()
  const items = frequentItems(hall).slice(0, FREQUENT)
  return (
    <Tiles items={[...items, null]}>
      {(item) =>
        item === null ? (
          <Tile key="unsure" title={t('choose.unsure')} icon="unsure" onClick={() => go({ at: 'consult' })} />
        ) : (
          <ItemTile key={item.key} item={item} go={go} />
        )
      }
    </Tiles>
  )
}

/** The first items of each queue in turn: every part of the hall is one tap away. People's items before companies'. */
export function frequentItems(hall: HallConfig): readonly ServiceItem[] {
  const ranked = hall.queues.map(({ id }) =>
    hall.catalogue.items.filter((item) => item.queue === id && item.audience.includes('person') && !item.sensitive),
  )
  const turns = Math.max(0, ...ranked.map((items) => items.length))
  return Array.from({ length: turns }, (_, turn) => ranked.flatMap((items) => items[turn] ?? [])).flat()
}

function Bundles({ hall, go }: Props) {
  const say = useSay()
  return (
    <Tiles items={hall.catalogue.bundles}>
      {(bundle) => (
        <Tile key={bundle.key} title={say(bundle.name)} onClick={() => go({ at: 'bundle', bundle: bundle.key })} />
      )}
    </Tiles>
  )
}

function Departments({ hall, go }: Props) {
  const say = useSay()
  const { departments, items } = hall.catalogue
  const used = departments.filter(({ key }) => items.some((item) => item.department === key))
  return (
    <Tiles kind="departments" items={used}>
      {({ key, name }) => (
        <Tile key={key} title={say(name)} onClick={() => go({ at: 'department', department: key })} />
      )}
    </Tiles>
  )
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

function Search({ hall, go }: Props) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const found = searchItems(hall.catalogue.items, typed)
  return (
    <div className="search">
      <div className="search-found" aria-live="polite">
        {typed === '' ? (
          <p className="hint">{t('choose.search.hint')}</p>
        ) : found.length === 0 ? (
          <p className="hint">{t('choose.search.none')}</p>
        ) : (
          <Tiles key={typed} kind="found" items={found}>
            {(item) => <ItemTile key={item.key} item={item} go={go} />}
          </Tiles>
        )}
      </div>
      <div className="keyboard">
        <Typed name={t('choose.search.typed')}>{typed}</Typed>
        <div className="keys" role="group" aria-label={t('choose.search')}>
          <Keys keys={LETTERS} press={(letter) => setTyped((before) => before + letter)} />
          <DeleteKey typed={typed} setTyped={setTyped} />
          <button type="button" className="key key-wide" disabled={typed === ''} onClick={() => setTyped('')}>
            {t('choose.search.clear')}
          </button>
        </div>
      </div>
    </div>
  )
}
