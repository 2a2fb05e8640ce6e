/** Colours are the tokens of all screens; each pair used here has a contrast of 4.5 or more. */
export const PAGE_STYLE = `
:root { --ink: #1f2329; --paper: #fff; --primary: #0958d9; --danger: #cf1322; --line: #c9cdd4; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.5 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
.ribbon { flex: 1 0 100vw; margin: 0 -24px 8px; padding: 8px 24px; background: #ffd666; color: var(--ink); font-weight: 700; text-align: center; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: baseline; padding: 0 24px; }
header a { margin-left: auto; }
h1 { font-size: 24px; margin: 0; }
h2 { font-size: 18px; margin: 0 0 8px; }
main { padding: 8px 24px 48px; }
section { margin-top: 24px; }
a { color: var(--primary); }
#fresh { margin: 0; color: #237804; }
#fresh.stale, .reason { color: var(--danger); }
.faults { display: flex; flex-wrap: wrap; gap: 8px; }
button { min-height: 32px; padding: 4px 16px; font: inherit; color: var(--primary); background: var(--paper); border: 1px solid var(--primary); border-radius: 4px; cursor: pointer; }
button[aria-pressed='true'] { color: var(--paper); background: var(--primary); font-weight: 700; }
:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
.scroll { overflow: auto; max-height: 60vh; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; background: var(--paper); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { font-weight: 400; overflow-wrap: anywhere; min-width: 14em; }
ol, ul { margin: 0; padding-left: 1.25em; }
`

/** Rows are swapped one by one and only where they differ, so scroll, focus and selection stay where they are. */
export const PAGE_SCRIPT = `
const POLL_MS = 2000
const body = document.body
const fresh = document.getElementById('fresh')
const buttons = [...document.querySelectorAll('[data-fault]')]
let lastSeen = new Date()

function swapRows(target, source) {
  const old = new Map([...target.rows].map((row) => [row.dataset.key, row]))
  let after = null
  for (const row of [...source.rows]) {
    const known = old.get(row.dataset.key)
    old.delete(row.dataset.key)
    if (known && known.innerHTML !== row.innerHTML) known.innerHTML = row.innerHTML
    const placed = known || document.importNode(row, true)
    const next = after ? after.nextElementSibling : target.firstElementChild
    if (placed !== next) target.insertBefore(placed, next)
    after = placed
  }
  for (const gone of old.values()) gone.remove()
}

async function swapPage() {
  const response = await fetch(location.href, { cache: 'no-store' })
  if (!response.ok) throw new Error('page')
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const target of document.querySelectorAll('[data-rows]')) {
    swapRows(target, page.querySelector('[data-rows="' + target.dataset.rows + '"]'))
  }
  for (const target of document.querySelectorAll('[data-swap]')) {
    target.textContent = page.querySelector('[data-swap="' + target.dataset.swap + '"]').textContent
  }
  body.dataset.revision = page.body.dataset.revision
}

function showFresh(stale) {
  const text = stale ? body.dataset.stale + ' ' + lastSeen.toLocaleTimeString(document.documentElement.lang, { hour12: false }) : body.dataset.live
  fresh.classList.toggle('stale', stale)
  if (fresh.textContent !== text) fresh.textContent = text
}

async function look() {
  try {
    const response = await fetch('/api/received', { cache: 'no-store' })
    if (!response.ok) throw new Error('received')
    const received = await response.json()
    if (String(received.revision) !== body.dataset.revision) await swapPage()
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.fault === received.fault))
    lastSeen = new Date()
    showFresh(false)
  } catch {
    showFresh(true)
  }
}

for (const button of buttons) {
  button.addEventListener('click', async () => {
    const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ mode: button.dataset.fault }) }
    await fetch('/api/fault', order).catch(() => undefined)
    await look()
  })
}

async function watch() {
  await look()
  setTimeout(watch, POLL_MS)
}
setTimeout(watch, POLL_MS)
`
