/** The keys that stand on a button, for the eye: `aria-keyshortcuts` tells them to everybody else. */
export function KeyMarks({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key) => (
    <kbd key={key} aria-hidden="true">
      {key.replace('Shift+', '⇧')}
    </kbd>
  ))
}
