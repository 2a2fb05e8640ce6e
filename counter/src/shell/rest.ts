import { makeRest } from '@onehall/client'

/** The hall's REST side, at the origin that served this page. */
export const rest = makeRest()

/** The hall at whose page this browser stands, before anybody signed in: `?hall=<id>`; undefined for the server's first. */
export const hallAtTheDoor = (): string | undefined => new URLSearchParams(location.search).get('hall') ?? undefined
