import type { ZoneId } from '@onehall/domain'
import { Radio } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'

interface ZoneChoiceProps {
  readonly zone: ZoneId | null
  readonly onZone: (zone: ZoneId | null) => void
}

const ALL = ''

/** Which zone is looked after on this screen; nothing where the hall has one. */
export function ZoneChoice({ zone, onZone }: ZoneChoiceProps) {
  const t = useText()
  const say = useSay()
  const { zones } = useHall().config
  if (zones.length < 2) return null
  return (
    <Radio.Group
      className="zone-choice"
      aria-label={t('manager.zone')}
      optionType="button"
      value={zone ?? ALL}
      options={[
        { value: ALL as string, label: t('manager.allZones') },
        ...zones.map(({ id, name }) => ({ value: id as string, label: say(name) })),
      ]}
      onChange={({ target }) => onZone(target.value === ALL ? null : (target.value as ZoneId))}
    />
  )
}
