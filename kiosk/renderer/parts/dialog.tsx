import { useEffect, useRef, type ReactNode } from 'react'

/** Something in front of the screen that must be answered; the keyboard starts and stays inside. */
export function Dialog({
  title,
  children,
  actions,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly actions: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.querySelector('button')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div className="veil">
      <div
        ref={box}
        className="dialog"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="dialog-title"
        onKeyDown={(event) => {
          if (event.key !== 'Tab') return
          const buttons = [...(box.current?.querySelectorAll('button') ?? [])]
          const edge = event.shiftKey ? buttons[0] : buttons.at(-1)
          if (document.activeElement !== edge) return
          event.preventDefault()
          ;(event.shiftKey ? buttons.at(-1) : buttons[0])?.focus()
        }}
      >
        <h2 id="dialog-title">{title}</h2>
        <div className="dialog-text">{children}</div>
        <div className="actions">{actions}</div>
      </div>
    </div>
  )
}
