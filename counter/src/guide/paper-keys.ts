import { useKeyDown } from '../shell/key-down.ts'

/** Keys that print or note what is shown, wherever the focus is. */
export function usePaperKeys(runs: { readonly [key: string]: () => void }): void {
  useKeyDown((event) => {
    const run = runs[event.key]
    if (run === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (!event.repeat) run()
  })
}
