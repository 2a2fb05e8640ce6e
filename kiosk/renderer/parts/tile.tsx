import { useLang } from '@onehall/ui'
import type { Text } from '@onehall/domain'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** A thing to choose: large, whole, one tap. */
export function Tile({
  title,
  icon,
  children,
  onClick,
}: {
  readonly title: string
  readonly icon?: IconName
  readonly children?: ReactNode
  readonly onClick: () => void
}) {
  return (
    <li>
      <button type="button" className={icon === undefined ? 'tile' : 'tile tile-picture'} onClick={onClick}>
        {icon !== undefined && <Icon name={icon} />}
        <span className="tile-title">{title}</span>
        {children}
      </button>
    </li>
  )
}

/** Picks the words of the language shown. */
export function useSay(): (text: Text) => string {
  const [lang] = useLang()
  return (text) => text[lang]
}
