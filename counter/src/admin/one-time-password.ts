/** Without signs that are mistaken for one another when they are read off a paper. */
const KINDS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789'] as const
const ALL = KINDS.join('')
const GROUPS = 4
const GROUP = 4

/**
 * A password to be handed over: 16 readable signs, about 90 bits, in groups of four. It has capitals, small letters and
 * digits, as the rule for passwords asks (domain.md §5.4).
 */
export function makeOneTimePassword(): string {
  for (;;) {
    const signs = Array.from({ length: GROUPS * GROUP }, () => ALL[below(ALL.length)]!)
    if (!KINDS.every((kind) => signs.some((sign) => kind.includes(sign)))) continue
    return Array.from({ length: GROUPS }, (_, n) => signs.slice(n * GROUP, (n + 1) * GROUP).join('')).join('-')
  }
}

/** A random whole number below a limit of 256 at most, each as likely as the others. */
function below(limit: number): number {
  const fair = 256 - (256 % limit)
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    if (byte! < fair) return byte! % limit
  }
}
