/** Whoever signed in longer ago is doing something else by now. */
const JUST_NOW_MS = 10_000

let arrivedAt = -Infinity

/** Somebody signed in just now, rather than came back to an open page. */
export function arrive(): void {
  arrivedAt = performance.now()
}

/** Whether somebody did, once. */
export function takeArrival(): boolean {
  const isJustNow = performance.now() - arrivedAt < JUST_NOW_MS
  arrivedAt = -Infinity
  return isJustNow
}
