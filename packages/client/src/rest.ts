import type { HallConfig } from '@onehall/domain'
import { ROUTES, hallConfig, hallInfo, refused, type HallInfo, type RestRefusal } from '@onehall/protocol'
import type { z } from 'zod'

/** What the server answered. A server that cannot be reached, or talks nonsense, is `out-of-service`. */
export type RestAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: RestRefusal }

/** Asks the hall's REST side; never rejects, every refusal is a value. */
export interface Rest {
  get<T>(path: string, schema: z.ZodType<T>): Promise<RestAnswer<T>>
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<RestAnswer<T>>
  delete<T>(path: string, schema: z.ZodType<T>): Promise<RestAnswer<T>>
  /** What anybody in the hall may know. Without a name: the hall of the token, else the first of the server. */
  hall(hall?: string): Promise<RestAnswer<HallInfo>>
  /** The published configuration that the open day runs on, with the catalogue. */
  config(hall?: string): Promise<RestAnswer<HallConfig>>
}

/** Longer than any honest answer takes on a 512 kbit/s line; after it the server counts as unreachable. */
const PATIENCE_MS = 20_000

/** `baseUrl` is the server's origin, empty for the page's own; `token` is a device's. */
export function makeRest(baseUrl = '', token?: string): Rest {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }

  async function ask<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<RestAnswer<T>> {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), PATIENCE_MS)
    try {
      const response = await fetch(baseUrl + path, {
        method,
        credentials: 'include',
        signal: abort.signal,
        headers: body === undefined ? authorization : { ...authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const json: unknown = text === '' ? null : JSON.parse(text)
      if (response.ok) return { ok: true, value: schema.parse(json) }
      return { ok: false, refusal: refused.parse(json).refusal as RestRefusal }
    } catch {
      return { ok: false, refusal: { reason: 'out-of-service' } }
    } finally {
      clearTimeout(timer)
    }
  }

  const get = <T>(path: string, schema: z.ZodType<T>) => ask('GET', path, schema)
  return {
    get,
    post: (path, body, schema) => ask('POST', path, schema, body),
    delete: (path, schema) => ask('DELETE', path, schema),
    hall: (hall) => get(ofHall(ROUTES.hall.path, hall), hallInfo),
    config: (hall) => get<HallConfig>(ofHall(ROUTES.config.path, hall), hallConfig),
  }
}

/** The path of a question about a named hall, where a server has several. */
export const ofHall = (path: string, hall: string | undefined): string =>
  hall === undefined ? path : `${path}?hall=${encodeURIComponent(hall)}`
