import type { HallConfig } from '@onehall/domain'
import { LineFacts } from '../parts/line-facts.tsx'
import { Tile, useSay } from '../parts/tile.tsx'
import { Tiles } from '../parts/tiles.tsx'
import type { Group, Screen } from '../navigation.ts'
import { useText } from '../use-kiosk.ts'
import { ItemTiles } from './choose.tsx'

interface Props {
  readonly hall: HallConfig
  readonly go: (to: Screen) => void
}

const GROUPS = ['retire', 'medical', 'house', 'id-household', 'allowance', 'collect', 'family'] as const

/** The first screen in elder mode: eight pictures instead of official names (users.md V3). */
export function Pictures({ go }: Pick<Props, 'go'>) {
  const t = useText()
  return (
    <div className="choose">
      <h1>{t('choose.title')}</h1>
      <ul className="pictures">
        {GROUPS.map((group) => (
          <Tile
            key={group}
            icon={group}
            title={t(`group.${group}`)}
            onClick={() => go(group === 'collect' ? { at: 'collect' } : { at: 'group', group })}
          >
            {group === 'family' && <span className="tile-more">{t('group.family.more')}</span>}
          </Tile>
        ))}
        <Tile icon="unsure" title={t('group.unsure')} onClick={() => go({ at: 'consult' })}>
          <span className="tile-more">{t('group.unsure.more')}</span>
        </Tile>
      </ul>
    </div>
  )
}

export function GroupItems({ hall, go, group }: Props & { readonly group: Exclude<Group, 'business' | 'other'> }) {
  const t = useText()
  return (
    <div className="choose">
      <h1>{t(`group.${group}`)}</h1>
      <ItemTiles items={hall.catalogue.items.filter((item) => item.group === group)} go={go} />
    </div>
  )
}

export function DepartmentItems({ hall, go, department }: Props & { readonly department: string }) {
  const say = useSay()
  const found = hall.catalogue.departments.find(({ key }) => key === department)
  return (
    <div className="choose">
      <h1>{found === undefined ? '' : say(found.name)}</h1>
      <ItemTiles items={hall.catalogue.items.filter((item) => item.department === department)} go={go} />
    </div>
  )
}

/** Where a certificate is collected: a number of the queue as such, for collecting. */
export function Collect({ hall, go }: Props) {
  const t = useText()
  const say = useSay()
  return (
    <div className="choose">
      <h1>{t('collect.title')}</h1>
      <Tiles items={hall.queues}>
        {(queue) => (
          <Tile
            key={queue.id}
            title={say(queue.name)}
            onClick={() => go({ at: 'queue', queue: queue.id, purpose: 'collect' })}
          >
            <LineFacts queue={queue.id} />
          </Tile>
        )}
      </Tiles>
    </div>
  )
}
