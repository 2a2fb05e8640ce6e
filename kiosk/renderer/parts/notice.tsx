import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** A screen that says one thing, why, and what can be done. */
export function Notice({
  icon,
  title,
  children,
  actions,
  tone = 'plain',
}: {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly tone?: 'plain' | 'warning' | 'danger'
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'plain' ? undefined : 'alert'}>
      <Icon name={icon} />
      <h1>{title}</h1>
      <div className="notice-text">{children}</div>
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  )
}
