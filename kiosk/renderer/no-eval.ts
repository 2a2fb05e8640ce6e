import { config } from 'zod'

/** The pages forbid code made from strings (their content-security-policy); the schemas must not even try. */
config({ jitless: true })
