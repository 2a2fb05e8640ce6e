/** Dates are yyyy-MM-dd as printed on the card; `long-term` is 长期. */
export type CardDate = string
export type Sex = 'unknown' | 'male' | 'female' | 'not-stated'

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
export interface HmtCard extends Person {
  readonly kind: 'hmt'
  readonly address: string
  readonly issuer: string
  readonly permitNumber: string
  readonly issueCount: string
}

/** 外国人永久居留身份证, 2017 version (flag I). `name` is the Chinese name and may be empty; `idNumber` has 15 characters. */
export interface Foreigner2017Card extends Person {
  readonly kind: 'foreigner-2017'
  readonly englishName: string
  /** GB/T 2659 alpha-3 */
  readonly nationality: string
  readonly cardVersion: string
  readonly authority: string
}

/** 外国人永久居留身份证, 2023 version (flag Y). `name` is the Chinese name and may be empty. */
export interface Foreigner2023Card extends Person {
  readonly kind: 'foreigner-2023'
  readonly englishName: string
  /** GB/T 2659 alpha-3 */
  readonly nationality: string
  readonly renewals: string
  /** Link to the number of an earlier card. */
  readonly earlierCard: string
}

/** A card of a kind we do not know: nothing of it is handed on, and the visitor goes to a counter. */
export interface UnknownCard {
  readonly kind: 'unknown'
}

export type KnownCard = ResidentCard | HmtCard | Foreigner2017Card | Foreigner2023Card
export type IdCard = KnownCard | UnknownCard
