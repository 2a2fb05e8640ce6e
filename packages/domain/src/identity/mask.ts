/** What is masked (domain.md §5.2); `passport` stands for every travel permit and other document number. */
export type MaskKind =
  'name' | 'citizen-number' | 'passport' | 'phone' | 'address' | 'bank-account' | 'company-name' | 'credit-code'

/**
 * Who sees it: `wall` walls and voice · `kiosk` the visitor's own screen · `ticket` printed paper, which may lie on the floor
 * afterwards · `serving` the staff member who serves this person · `staff` any other · `export` files that leave the hall.
 */
export type MaskAudience = 'wall' | 'kiosk' | 'ticket' | 'serving' | 'staff' | 'export'

type Rule = 'none' | 'masked' | 'full'

const RULES: Readonly<Record<MaskKind, Readonly<Record<MaskAudience, Rule>>>> = {
  name: { wall: 'none', kiosk: 'masked', ticket: 'masked', serving: 'full', staff: 'masked', export: 'masked' },
  // No number of an identity document is printed on a ticket (users.md §0).
  'citizen-number': {
    wall: 'none',
    kiosk: 'masked',
    ticket: 'none',
    serving: 'masked',
    staff: 'masked',
    export: 'masked',
  },
  passport: { wall: 'none', kiosk: 'masked', ticket: 'none', serving: 'masked', staff: 'masked', export: 'masked' },
  phone: { wall: 'none', kiosk: 'masked', ticket: 'masked', serving: 'masked', staff: 'masked', export: 'masked' },
  address: { wall: 'none', kiosk: 'none', ticket: 'none', serving: 'masked', staff: 'masked', export: 'none' },
  'bank-account': { wall: 'none', kiosk: 'none', ticket: 'none', serving: 'masked', staff: 'masked', export: 'masked' },
  'company-name': { wall: 'none', kiosk: 'full', ticket: 'full', serving: 'full', staff: 'full', export: 'full' },
  'credit-code': { wall: 'none', kiosk: 'full', ticket: 'full', serving: 'full', staff: 'full', export: 'full' },
}

/**
 * A value as this audience may see it by default (domain.md §5.2, R-5.1), or null where it may not appear at all.
 * What a serving clerk reveals beyond that is an audited act of its own.
 */
export function mask(kind: MaskKind, value: string, audience: MaskAudience): string | null {
  const rule = RULES[kind][audience]
  if (rule === 'none') return null
  return rule === 'full' ? value : HIDE[kind](value.trim())
}

const HIDE: Readonly<Record<MaskKind, (value: string) => string>> = {
  name: hideName,
  'citizen-number': (value) => (value.length < 15 ? keepEnds(value, 2, 2) : keepEnds(value, 4, 4)),
  passport: (value) => keepEnds(value, 2, 2, 4),
  phone: (value) => (value.length < 11 ? keepEnds(value, 0, 2, 4) : keepEnds(value, 3, 4, 4)),
  address: (value) => `${districtOf(value)}**`,
  'bank-account': (value) => keepEnds(value, 0, 4, 4),
  'company-name': (value) => value,
  'credit-code': (value) => value,
}

/** 张* · 张*三 · first word of a foreign name. Counted in code points: rare characters take two UTF-16 units. */
function hideName(name: string): string {
  const [word = '', ...rest] = name.split(/\s+/)
  if (/[A-Za-z]/.test(name) && rest.length > 0) return `${word} *`
  const characters = [...name]
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  return characters.length < 3
    ? `${characters.length < 2 ? '' : first}*`
    : first + '*'.repeat(characters.length - 2) + last
}

/** Keeps so many characters at both ends; what is too short to hide behind them is hidden whole. */
function keepEnds(value: string, head: number, tail: number, stars = value.length - head - tail): string {
  if (value.length <= head + tail) return '****'
  return value.slice(0, head) + '*'.repeat(stars) + value.slice(value.length - tail)
}

/** Province, city and district at the beginning of an address; empty if there are none. */
function districtOf(address: string): string {
  const place = '[^\\d路街巷村镇乡]{1,9}?'
  const form = new RegExp(
    `^(${place}(省|自治区|特别行政区))?(${place}(市|自治州|地区|盟))?(${place}((?<!小)区|县|旗|市))?`,
  )
  return form.exec(address)?.[0] ?? ''
}
