import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { PROTOCOL, ROUTES, type Route, refused } from '@onehall/protocol'
import { z } from 'zod'

/** The REST side as OpenAPI 3.1, made from the table of questions and its schemas. */
export function openApiDocument(): object {
  const registry = new OpenAPIRegistry()
  const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } })
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][]) {
    registry.registerPath({
      method: route.method,
      path: route.path.replace(/:(\w+)/g, '{$1}'),
      operationId: name,
      summary: route.says,
      description: whoMay(route),
      tags: [route.path.split('/')[2]!],
      ...(route.may === 'anybody' ? {} : { security: [{ session: [] }] }),
      request: {
        ...(route.params === undefined ? {} : { params: route.params as z.ZodObject }),
        ...(route.hallNamed === undefined ? {} : { query: z.object({ hall: z.string().optional() }) }),
        ...(route.body === undefined ? {} : { body: { required: true, ...json(route.body) } }),
      },
      responses: {
        200: { description: 'The answer.', ...json(route.answer) },
        default: { description: 'Refused: the reason, with a text to show in Chinese and English.', ...json(refused) },
      },
    })
  }
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'onehall_session',
    description: 'Set by POST /api/session.',
  })
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '一厅通办 OneHall',
      version: String(PROTOCOL),
      description: 'What is asked for once. What is kept up to date goes over the socket: docs/protocol.md.',
    },
    servers: [{ url: '/' }],
  })
}

function whoMay({ may }: Route): string {
  switch (may) {
    case 'anybody':
      return 'Anybody may ask.'
    case 'session':
      return 'Whoever is signed in may ask, also behind the lock screen.'
    case 'staff':
      return 'Staff may ask.'
    case 'kiosk':
      return 'A paired kiosk may ask, with its token.'
    case 'desk':
      return 'A paired kiosk may ask, with its token, and the roles guide, clerk, manager.'
    default:
      return `Roles that may ask: ${may.join(', ')}.`
  }
}
