import { Tooltip } from 'antd'
import { type ReactNode, useId } from 'react'

/** For the button: it stays reachable by the keyboard, so that everybody can read why it does nothing now. */
export interface BarredButton {
  readonly 'aria-disabled': boolean
  readonly 'aria-describedby'?: string
  readonly className: string
}

interface BarredProps {
  /** Why it cannot be done now; null = it can. */
  readonly why: string | null
  readonly children: (button: BarredButton) => ReactNode
}

/** What is not lawful now is disabled and says why: as a tooltip, and to assistive technology. */
export function Barred({ why, children }: BarredProps) {
  const id = useId()
  if (why === null) return children({ 'aria-disabled': false, className: '' })
  return (
    <Tooltip title={why}>
      <span className="barred">
        {children({ 'aria-disabled': true, 'aria-describedby': id, className: 'is-barred' })}
        <span id={id} className="oh-hidden">
          {why}
        </span>
      </span>
    </Tooltip>
  )
}
