import type { Mode } from '../mode.ts'

/** The ribbon that a demo wears on every page of the server's own; nothing in a real hall. */
export function demoRibbon(mode: Mode): string {
  if (mode === 'real') return ''
  return '<aside class="ribbon" aria-label="演示 demo">演示 · 数据均为虚构 <span lang="en">Demo: all data is invented</span></aside>'
}

export const RIBBON_STYLE = `
.ribbon { margin: 0; padding: 8px 24px; background: #ffd666; font-weight: 700; text-align: center; }
`
