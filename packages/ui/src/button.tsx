import { useId, type ReactNode } from 'react'

interface ButtonProps {
  readonly children: ReactNode
  readonly onClick: () => void
  readonly kind?: 'plain' | 'primary' | 'danger'
  /** Why it cannot be pressed now; it stays reachable, so that everybody can read the reason. */
  readonly why?: string | undefined
  /** For assistive technology, where the visible text alone would not do. */
  readonly label?: string
}

export function Button({ children, onClick, kind = 'plain', why, label }: ButtonProps) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={`oh-button oh-button-${kind}`}
        aria-label={label}
        aria-disabled={why !== undefined}
        aria-describedby={why === undefined ? undefined : id}
        title={why}
        onClick={() => {
          if (why === undefined) onClick()
        }}
      >
        {children}
      </button>
      {why !== undefined && (
        <span id={id} className="oh-hidden">
          {why}
        </span>
      )}
    </>
  )
}
