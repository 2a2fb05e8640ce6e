import type { ServiceItem } from './catalogue.ts'

/**
 * Items found by name, everyday name or pinyin initials, best first (users.md V3): the whole name, its beginning, the
 * beginning of the initials, then anything inside; equals in catalogue order. Case and spaces do not matter; nothing
 * typed finds nothing.
 */
export function searchItems(items: readonly ServiceItem[], typed: string): readonly ServiceItem[] {
  const query = fold(typed)
  if (query === '') return []
  return items
    .map((item) => ({ item, rank: rankOf(item, query) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => Number(a.rank) - Number(b.rank))
    .map(({ item }) => item)
}

/** 0 is best; null = not found. */
function rankOf(item: ServiceItem, query: string): number | null {
  const names = [item.name.zh, ...item.everyday, item.name.en].map(fold)
  const initials = item.initials.map(fold)
  const ladder = [
    names.some((name) => name === query),
    initials.some((each) => each === query),
    names.some((name) => name.startsWith(query)),
    initials.some((each) => each.startsWith(query)),
    names.some((name) => name.includes(query)),
    initials.some((each) => each.includes(query)),
  ]
  const rank = ladder.indexOf(true)
  return rank === -1 ? null : rank
}

function fold(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}
