import type { Badge, ClassKey, HallConfig } from '@onehall/domain'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'

interface BadgeProps {
  readonly badge: Badge | null
  readonly class: ClassKey
  readonly classes: HallConfig['classes']
}

/** Why a number may overtake, as the walls show it too (users.md §0); a priority class that another badge hides as well. */
export function BadgeMarks({ badge, class: key, classes }: BadgeProps) {
  const t = useText()
  const say = useSay()
  const ofClass = classes.find((cls) => cls.key === key)?.badge
  return (
    <>
      {badge !== null && <Mark tone="watch">{t(`badge.${badge}`)}</Mark>}
      {badge !== 'priority' && ofClass && <Mark tone="watch">{say(ofClass)}</Mark>}
    </>
  )
}
