import type { Holder } from '@onehall/domain'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'

/** Who holds the physical file bag now. */
export function HolderText({ holder }: { readonly holder: Holder }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  if (holder.kind === 'counter') {
    const label = config.counters.find(({ id }) => id === holder.counter)?.label ?? holder.counter
    return t('office.atCounter', { label })
  }
  const department = config.catalogue.departments.find(({ key }) => key === holder.department)
  return t('office.inDepartment', { department: department === undefined ? holder.department : say(department.name) })
}
