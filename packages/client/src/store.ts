/** Where unanswered commands outlive a reload of the page. */
export interface CommandStore {
  get(): string | null
  set(text: string): void
}

/** The part of `sessionStorage` that is used. */
interface TextStorage {
  getItem(key: string): string | null
  setItem(key: string, text: string): void
}

/** A store in the browser's `sessionStorage`: it ends with the tab. A browser that forbids it just keeps nothing. */
export function storeIn(storage: TextStorage, key = 'onehall.commands'): CommandStore {
  return {
    get() {
      try {
        return storage.getItem(key)
      } catch {
        return null
      }
    },
    set(text) {
      try {
        storage.setItem(key, text)
      } catch {
        // Full or forbidden: the command still lives in this page, it only would not survive a reload.
      }
    },
  }
}
