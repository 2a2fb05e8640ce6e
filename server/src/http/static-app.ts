import fs from 'node:fs'
import path from 'node:path'
import express, { type Request, type Response, type Router } from 'express'
import { nameRoute } from './request-log.ts'
import { setContentPolicy } from './security.ts'

const YEAR = '1y'

/**
 * A built app: its page is asked for anew each time, so that an upgrade is seen; what its build named by hash is kept for ever.
 * An address without a dot is the page too.
 */
export function staticApp(name: string, folder: string): Router {
  const router = express.Router()
  router.use((_request, response, next) => {
    nameRoute(response, `/${name}/*`)
    next()
  })
  const page = (request: Request, response: Response) => sendPage(request, response, path.join(folder, 'index.html'))
  router.get('/index.html', page)
  router.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: YEAR, index: false }))
  router.use(express.static(folder, { index: false, redirect: false, maxAge: 0 }))
  router.get(/^\/[^.]*$/, page)
  return router
}

function sendPage(request: Request, response: Response, file: string): void {
  let html: string
  try {
    html = fs.readFileSync(file, 'utf8')
  } catch {
    response
      .status(503)
      .type('text/plain')
      .send('此页面尚未构建：npm start 会构建它。 This app is not built yet: npm start builds it.\n')
    return
  }
  setContentPolicy(request, response, html)
  response.set('cache-control', 'no-cache').type('html').send(html)
}
