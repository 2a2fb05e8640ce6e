import { createRequire } from 'node:module'
import express, { type Router } from 'express'
import { openApiDocument } from './openapi.ts'
import { nameRoute } from './request-log.ts'
import { setContentPolicy } from './security.ts'

const require = createRequire(import.meta.url)

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>一厅通办 OneHall · 接口 API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', validatorUrl: null, deepLinking: true })\n`

/** The API page, from files of this server alone. */
export function docsPage(): Router {
  const router = express.Router()
  const document = openApiDocument()
  router.use(['/api/docs', '/api/openapi.json'], (_request, response, next) => {
    nameRoute(response, '/api/docs')
    next()
  })
  router.get('/api/openapi.json', (_request, response) => void response.set('cache-control', 'no-cache').json(document))
  router.get('/api/docs', (request, response) => {
    setContentPolicy(request, response)
    response.set('cache-control', 'no-cache').type('html').send(PAGE)
  })
  router.get('/api/docs/start.js', (_request, response) => void response.type('js').send(START))
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    const where = require.resolve(`swagger-ui-dist/${file}`)
    router.get(`/api/docs/${file}`, (_request, response) => response.sendFile(where, { maxAge: '1d' }))
  }
  return router
}
