/** The parts of a window that are used. */
interface Page {
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
  readonly location: { reload(): void }
}

/** At most one reload in this time: a proxy that keeps serving the old page must not make a screen blink for ever. */
export const RELOAD_GUARD_MS = 10 * 60_000

/** Makes the `onOutdated` of a page: after an upgrade of the server it reloads itself once. */
export function makeReloadOnce(page: Page = window, now: () => number = Date.now): () => void {
  const key = 'onehall.reloaded'
  return () => {
    try {
      const last = Number(page.sessionStorage.getItem(key) ?? -Infinity)
      if (Math.abs(now() - last) < RELOAD_GUARD_MS) return
      page.sessionStorage.setItem(key, String(now()))
    } catch {
      // Where nothing can be remembered, a loop could not be stopped either.
      return
    }
    page.location.reload()
  }
}
