/**
 * Has the browser keep this page, so that it comes up again while the server is away. Where it may not (no HTTPS with a
 * certificate that this PC trusts), a page that is open goes on; one that is closed then cannot be opened again.
 */
export function keepPage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/counter/page-keeper.js', { scope: '/counter/' }).catch(() => {})
}
