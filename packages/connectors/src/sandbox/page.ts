import { createHash } from 'node:crypto'
import { shanghaiTime } from '../up-table/fit.ts'
import type { Language } from '../up-table/objection.ts'
import { FAULTS } from './fault.ts'
import type { Fault } from './fault.ts'
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets.ts'
import { PAGE_TEXTS } from './page-texts.ts'
import type { ObjectionEntry, ReceivedCase } from './received.ts'

export type PageFacts = {
  /** Another text whenever there is something else to see. */
  readonly revision: string
  readonly fault: Fault
  readonly total: number
  readonly cases: readonly ReceivedCase[]
  readonly objections: readonly ObjectionEntry[]
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing runs or styles this page but what it brings itself, word for word. */
export const contentPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(PAGE_STYLE)}`,
  `script-src ${hashOf(PAGE_SCRIPT)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The whole page as HTML. Its script fetches the page again when something changed and swaps the rows that differ. */
export function renderPage(facts: PageFacts, language: Language): string {
  const t = PAGE_TEXTS[language]
  const other = language === 'zh' ? 'en' : 'zh'
  return `<!doctype html>
<html lang="${t.htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title}</title>
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body data-revision="${facts.revision}" data-live="${t.live}" data-stale="${t.stale}">
<header>
<p class="ribbon">${t.ribbon}</p>
<h1>${t.title}</h1>
<p id="fresh" role="status">${t.live}</p>
<a href="/?lang=${other}" lang="${PAGE_TEXTS[other].htmlLang}" hreflang="${PAGE_TEXTS[other].htmlLang}">${t.otherLanguage}</a>
</header>
<main>
<p>${t.intro}</p>
<section>
<h2 id="faults-title">${t.faults}</h2>
<p id="fault-hint">${t.faultHint}</p>
<div class="faults" role="group" aria-describedby="fault-hint" aria-labelledby="faults-title">
${FAULTS.map((mode) => `<button type="button" data-fault="${mode}" aria-pressed="${mode === facts.fault}">${t.fault[mode]}</button>`).join('\n')}
</div>
</section>
<section>
<h2 id="cases-title">${t.cases}</h2>
<p data-swap="total">${facts.total === 0 ? t.noCases : t.total(facts.cases.length, facts.total)}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="cases-title">
<table><thead><tr>${t.columns.map(head).join('')}</tr></thead>
<tbody data-rows="cases">
${facts.cases.map((received) => caseRow(received, language)).join('\n')}
</tbody></table>
</div>
</section>
<section>
<h2 id="objections-title">${t.objections}</h2>
<p data-swap="objection-total">${facts.objections.length === 0 ? t.noObjections : t.total(facts.objections.length, facts.objections.length)}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="objections-title">
<table><thead><tr>${t.objectionColumns.map(head).join('')}</tr></thead>
<tbody data-rows="objections">
${facts.objections.map((entry, n) => objectionRow(entry, facts.objections.length - n, language)).join('\n')}
</tbody></table>
</div>
</section>
</main>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`
}

function caseRow(received: ReceivedCase, language: Language): string {
  const t = PAGE_TEXTS[language]
  const { acceptance, steps, specials, result } = received
  const events = [
    ...steps.map((step) => `${step.name} · ${step.handler} · ${step.endedAt}`),
    ...specials.map((special) => `${t.special} · ${special.name} · ${special.endsAt}`),
    ...(result ? [`${t.result} · ${result.outcome ? t.outcome[result.outcome] : result.type} · ${result.at}`] : []),
  ]
  const cells = [
    escape(acceptance?.item ?? t.unnamed),
    escape(acceptance ? `${acceptance.applicant} ${acceptance.applicantCode}` : t.unnamed),
    escape(acceptance?.organ ?? t.unnamed),
    escape(acceptance?.acceptedAt ?? '–'),
    events.length === 0 ? '–' : `<ol>${events.map((event) => `<li>${escape(event)}</li>`).join('')}</ol>`,
    `${acceptance?.materials ?? 0}`,
    received.versions.join(' · '),
    t.counts(received.received, received.repeated),
  ]
  return `<tr data-key="${escape(received.projectNo)}"><th scope="row">${escape(received.projectNo)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function objectionRow(entry: ObjectionEntry, key: number, language: Language): string {
  const reasons = entry.objections.map((objection) => `<li>${escape(objection[language])}</li>`).join('')
  const projectNo = entry.projectNo ?? PAGE_TEXTS[language].unnamed
  return `<tr data-key="${key}"><td>${shanghaiTime(entry.at)}</td><td>${escape(projectNo)}</td><td class="reason"><ul>${reasons}</ul></td></tr>`
}

const head = (text: string): string => `<th scope="col">${text}</th>`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
