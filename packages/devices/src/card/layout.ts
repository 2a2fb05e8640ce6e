/** Dates are yyyy-MM-dd as printed on the card; `long-term` is 长期. */
type CardDate = string
type Sex = 'unknown' | 'male' | 'female' | 'not-stated'

interface Person {
  readonly name: string
  readonly sex: Sex
  readonly birth: CardDate
  readonly idNumber: string
  readonly validFrom: CardDate
  readonly validTo: CardDate | 'long-term'
}

/** 居民身份证 */
export interface ResidentCard extends Person {
  readonly kind: 'resident'
  /** GB/T 3304, two digits. */
  readonly nation: string
  readonly address: string
  readonly issuer: string
}

/** 港澳台居民居住证 (flag J) */
interface HmtCard extends Person {
  readonly kind: 'hmt'
  readonly address: string
  readonly issuer: string
  readonly permitNumber: string
  readonly issueCount: string
}

/** 外国人永久居留身份证, 2017 version (flag I). `name` is the Chinese name and may be empty; `idNumber` has 15 characters. */
interface Foreigner2017Card extends Person {
  readonly kind: 'foreigner-2017'
  readonly englishName: string
  /** GB/T 2659 alpha-3 */
  readonly nationality: string
  readonly cardVersion: string
  readonly authority: string
}

/** 外国人永久居留身份证, 2023 version (flag Y). `name` is the Chinese name and may be empty. */
interface Foreigner2023Card extends Person {
  readonly kind: 'foreigner-2023'
  readonly englishName: string
  /** GB/T 2659 alpha-3 */
  readonly nationality: string
  readonly renewals: string
  /** Link to the number of an earlier card. */
  readonly earlierCard: string
}

/** A card of a kind we do not know: nothing of it is handed on, and the visitor goes to a counter. */
interface UnknownCard {
  readonly kind: 'unknown'
}

export type KnownCard = ResidentCard | HmtCard | Foreigner2017Card | Foreigner2023Card
type IdCard = KnownCard | UnknownCard

/** Where a field stands in the 256-byte block: offset and length in bytes; a long English name stands in two places. */
type Place = readonly [offset: number, length: number]
const BLOCK = 256
const FLAG: Place = [248, 2]

/** domain.md §1.6 */
const RESIDENT = {
  name: [[0, 30]],
  sex: [[30, 2]],
  nation: [[32, 4]],
  birth: [[36, 16]],
  address: [[52, 70]],
  idNumber: [[122, 36]],
  issuer: [[158, 30]],
  validFrom: [[188, 16]],
  validTo: [[204, 16]],
} satisfies Layout
const { nation: _noNation, ...RESIDENT_FIELDS } = RESIDENT
const HMT = { ...RESIDENT_FIELDS, permitNumber: [[220, 18]], issueCount: [[238, 4]] } satisfies Layout
const FOREIGNER_2017 = {
  englishName: [[0, 120]],
  sex: [[120, 2]],
  idNumber: [[122, 30]],
  nationality: [[152, 6]],
  name: [[158, 30]],
  validFrom: [[188, 16]],
  validTo: [[204, 16]],
  birth: [[220, 16]],
  cardVersion: [[236, 4]],
  authority: [[240, 8]],
} satisfies Layout
const FOREIGNER_2023 = {
  name: [[0, 30]],
  sex: [[30, 2]],
  renewals: [[32, 4]],
  birth: [[36, 16]],
  englishName: [
    [52, 70],
    [220, 22],
  ],
  idNumber: [[122, 36]],
  validFrom: [[188, 16]],
  validTo: [[204, 16]],
  nationality: [[242, 6]],
  earlierCard: [[250, 6]],
} satisfies Layout

type Layout = Readonly<Record<string, readonly Place[]>>
const LAYOUTS: Record<KnownCard['kind'], { flag: string; fields: Layout }> = {
  resident: { flag: ' ', fields: RESIDENT },
  hmt: { flag: 'J', fields: HMT },
  'foreigner-2017': { flag: 'I', fields: FOREIGNER_2017 },
  'foreigner-2023': { flag: 'Y', fields: FOREIGNER_2023 },
}

/** GB/T 2261.1 */
const SEXES: Record<string, Sex> = { '0': 'unknown', '1': 'male', '2': 'female', '9': 'not-stated' }
const utf16 = new TextDecoder('utf-16le')

/**
 * Reads the text block of a card: the flag first, then the layout it names. A block of another size, an unknown flag, or dates and
 * numbers that are none give an unknown card, of which nothing is handed on. Whether the ID number holds is for the caller to check.
 */
export function parseCard(block: Uint8Array): IdCard {
  if (block.length !== BLOCK) return { kind: 'unknown' }
  const flag = textAt(block, [FLAG])
  const found = Object.entries(LAYOUTS).find(([, layout]) => layout.flag.trim() === flag)
  if (!found) return { kind: 'unknown' }
  const [kind, { fields }] = found
  const texts = Object.fromEntries(Object.entries(fields).map(([name, places]) => [name, textAt(block, places)]))
  const sex = SEXES[texts['sex'] ?? '']
  const birth = dateOf(texts['birth'])
  const validFrom = dateOf(texts['validFrom'])
  const validTo = texts['validTo'] === '长期' ? 'long-term' : dateOf(texts['validTo'])
  if (!sex || !birth || !validFrom || !validTo || !texts['idNumber']) return { kind: 'unknown' }
  // The fields of a kind are exactly the properties of its card: both come from the same table.
  return { ...texts, kind, sex, birth, validFrom, validTo } as unknown as KnownCard
}

function textAt(block: Uint8Array, places: readonly Place[]): string {
  const bytes = Buffer.concat(places.map(([offset, length]) => block.subarray(offset, offset + length)))
  return utf16.decode(bytes).replace(/[\0 ]+$/, '')
}

function dateOf(text: string | undefined): CardDate | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '')
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : undefined
}

/** The text block of a card, for simulators and tests. A text longer than its field is cut. */
export function encodeCard(card: KnownCard): Buffer {
  const { flag, fields } = LAYOUTS[card.kind]
  const block = Buffer.from(' '.repeat(BLOCK / 2), 'utf16le')
  for (const [name, places] of Object.entries(fields)) {
    let rest = Buffer.from(fieldText(name, String(card[name as keyof KnownCard] ?? '')), 'utf16le')
    for (const [offset, length] of places) {
      rest.copy(block, offset, 0, Math.min(length, rest.length))
      rest = rest.subarray(length)
    }
  }
  block.write(flag, FLAG[0], 'utf16le')
  return block
}

function fieldText(name: string, value: string): string {
  if (name === 'sex') return Object.keys(SEXES).find((code) => SEXES[code] === value) ?? '0'
  if (value === 'long-term') return '长期'
  return name === 'birth' || name.startsWith('valid') ? value.replaceAll('-', '') : value
}
