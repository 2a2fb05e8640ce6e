import { type JsonSchema as Schema, schemaText } from '@onehall/protocol/docs'
import express, { type Router } from 'express'
import { escapeHtml } from './escape-html.ts'
import { openApiDocument } from './openapi.ts'
import type { Mode } from '../mode.ts'
import { demoRibbon, RIBBON_STYLE } from './demo-ribbon.ts'
import { nameRoute } from './request-log.ts'
import { setContentPolicy } from './security.ts'

interface Content {
  readonly content: { readonly 'application/json': { readonly schema: Schema } }
}

interface Question {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly [string]
  readonly parameters?: readonly { readonly name: string; readonly schema: Schema }[]
  readonly requestBody?: Content
  readonly responses: { readonly 200: Content; readonly default: Content }
}

/** The part of our own OpenAPI document that the page shows. */
interface Api {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: { readonly [path: string]: { readonly [method: string]: Question } }
}

/** The API for people at `/api/docs`, for programs at `/api/openapi.json`: both from the same document. */
export function docsPage(mode: Mode): Router {
  const router = express.Router()
  const document = openApiDocument()
  const page = apiPage(document as Api, mode)
  router.use(['/api/docs', '/api/openapi.json'], (_request, response, next) => {
    nameRoute(response, '/api/docs')
    next()
  })
  router.get('/api/openapi.json', (_request, response) => void response.set('cache-control', 'no-cache').json(document))
  router.get('/api/docs', (request, response) => {
    setContentPolicy(request, response)
    response.set('cache-control', 'no-cache').type('html').send(page)
  })
  return router
}

function apiPage({ info, paths }: Api, mode: Mode): string {
  const questions = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, question]) => ({ path, method, question })),
  )
  const tags = [...new Set(questions.map(({ question }) => question.tags[0]))]
  const refused = questions[0]!.question.responses.default
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>接口 API · ${escapeHtml(info.title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}${RIBBON_STYLE}</style>
</head>
<body>
${demoRibbon(mode)}
<header>
<h1><span lang="zh-CN">接口</span> API</h1>
<p><span lang="zh-CN">${escapeHtml(info.title)}</span> · protocol ${escapeHtml(info.version)} · <a href="/api/openapi.json">OpenAPI 3.1</a></p>
<p>${escapeHtml(info.description)}</p>
</header>
<main>
<section aria-labelledby="refused">
<h2 id="refused">Refused</h2>
<p>Every question may be refused, with status 4xx or 5xx and this body; its text is ready to be shown.</p>
${shape('Refusal', refused)}
</section>
${tags
  .map(
    (tag) => `<section aria-labelledby="${tag}">
<h2 id="${tag}">${tag}</h2>
${questions
  .filter(({ question }) => question.tags[0] === tag)
  .map(({ path, method, question }) => questionHtml(path, method, question))
  .join('\n')}
</section>`,
  )
  .join('\n')}
</main>
</body>
</html>
`
}

function questionHtml(path: string, method: string, question: Question): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = question
  return `<details id="${operationId}">
<summary><b class="method">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
<p>${escapeHtml(description)}</p>
${parameters.map(({ name, schema }) => `<h3>{${name}}</h3><pre>${escapeHtml(schemaText(schema))}</pre>`).join('\n')}
${requestBody === undefined ? '' : shape('Body', requestBody)}
${shape('Answer', responses[200])}
</details>`
}

function shape(title: string, { content }: Content): string {
  return `<h3>${title}</h3><pre>${escapeHtml(schemaText(content['application/json'].schema))}</pre>`
}

/** Every pair of colours has a contrast of at least 4.5. */
const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; color: #1f2329; background: #f5f6f8; font: 16px/1.5 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
header, main { max-width: 960px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
h1 { margin: 0; font-size: 32px; }
header p { margin: 8px 0 0; color: #4e5969; }
a { color: #0958d9; }
h2 { margin: 32px 0 8px; font-size: 20px; }
h3 { margin: 16px 0 4px; font-size: 14px; color: #4e5969; }
main { padding-bottom: 64px; }
details { margin: 8px 0; padding: 0 16px; background: #fff; border: 1px solid #c9cdd4; border-radius: 8px; }
details[open] { padding-bottom: 16px; }
summary { padding: 12px 0; cursor: pointer; }
summary span { color: #4e5969; }
summary:focus-visible { outline: 3px solid #0958d9; outline-offset: 2px; }
.method { display: inline-block; min-width: 64px; color: #0958d9; }
code, pre { font: 14px/1.6 ui-monospace, Consolas, monospace; }
code { font-weight: 700; }
pre { margin: 0; padding: 12px 16px; background: #f5f6f8; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
`
