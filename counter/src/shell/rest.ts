import { makeRest } from '@onehall/client'

/** The hall's REST side, at the origin that served this page. */
export const rest = makeRest()
