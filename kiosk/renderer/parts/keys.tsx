import { useText } from '../use-kiosk.ts'
import { Icon } from './icon.tsx'

/** What was typed so far; it keeps its height while there is nothing. */
export function Typed({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <output className="typed" aria-label={name}>
      {children === '' ? ' ' : children}
    </output>
  )
}

export function Keys({ keys, press }: { readonly keys: readonly string[]; readonly press: (key: string) => void }) {
  return keys.map((key) => (
    <button key={key} type="button" className="key" onClick={() => press(key)}>
      {key}
    </button>
  ))
}

/** Takes the last sign back. */
export function DeleteKey({ typed, setTyped }: { readonly typed: string; readonly setTyped: (typed: string) => void }) {
  const t = useText()
  return (
    <button
      type="button"
      className="key key-wide key-delete"
      disabled={typed === ''}
      onClick={() => setTyped(typed.slice(0, -1))}
    >
      <Icon name="left" />
      {t('choose.search.delete')}
    </button>
  )
}
