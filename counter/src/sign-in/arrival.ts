let hasArrived = false

/** Somebody signed in just now, rather than came back to an open page. */
export function arrive(): void {
  hasArrived = true
}

/** Whether somebody did, once. */
export function takeArrival(): boolean {
  const had = hasArrived
  hasArrived = false
  return had
}
