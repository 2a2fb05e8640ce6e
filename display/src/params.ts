/** What a screen shows, from the address it was opened with: `?zone=<id>`, `?counter=<id>`, neither for the hall. */
export type Screen =
  | { readonly kind: 'hall' }
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'counter'; readonly counter: string }

export function screenOf(search: string): Screen {
  const params = new URLSearchParams(search)
  const [counter, zone] = [params.get('counter'), params.get('zone')]
  if (counter) return { kind: 'counter', counter }
  if (zone) return { kind: 'zone', zone }
  return { kind: 'hall' }
}

/** The hall that a screen belongs to, `?hall=<id>`; without it the first of the server. */
export const hallOf = (search: string): string | undefined => new URLSearchParams(search).get('hall') ?? undefined
