import type { HallConfig } from './config.ts'

/**
 * What of a configuration decisions could not work with, each as a short key: ids used twice, two queues with one prefix
 * (their numbers would meet), references to what is not there, no ordinary class. The catalogue's meaning is the lint's.
 */
export function configFaults({ zones, queues, counters, classes, catalogue, ...rest }: HallConfig): readonly string[] {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id)
  const twice = (kind: string, names: readonly string[]): string[] =>
    names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${kind} ${name} twice`)
  const missing = (kind: string, wanted: readonly string[], there: readonly string[]): string[] =>
    wanted.filter((name) => !there.includes(name)).map((name) => `no ${kind} ${name}`)
  const items = catalogue.items.map(({ key }) => key)
  return [
    ...twice('zone', ids(zones)),
    ...twice('queue', ids(queues)),
    ...twice('counter', ids(counters)),
    ...twice(
      'label',
      counters.map(({ label }) => label),
    ),
    ...twice(
      'prefix',
      [...queues, ...(rest.booking === null ? [] : [rest.booking])].map(({ prefix }) => prefix),
    ),
    ...twice(
      'class',
      classes.map(({ key }) => key),
    ),
    ...twice('item', items),
    ...missing(
      'zone',
      [...queues, ...counters].map(({ zone }) => zone),
      ids(zones),
    ),
    ...missing(
      'queue',
      counters.flatMap((counter) => counter.queues),
      ids(queues),
    ),
    ...missing(
      'item',
      queues.flatMap((queue) => queue.items),
      items,
    ),
    ...missing('queue', hoursAndSlots(rest), ids(queues)),
    ...missing(
      'class',
      rest.rules.slipClass === null ? [] : [rest.rules.slipClass],
      classes.map(({ key }) => key),
    ),
    ...classes.filter(({ weight }) => !isShare(weight)).map(({ key }) => `class ${key} without a weight`),
    ...(isShare(rest.rules.bookingWeight) ? [] : ['the booked without a weight']),
    ...(classes.some(({ badge }) => badge === null) ? [] : ['no ordinary class']),
  ]
}

/** A class of no weight would never be due. */
const isShare = (weight: number): boolean => Number.isFinite(weight) && weight > 0

/** Queues that timetables and slots of appointments name. */
function hoursAndSlots({ timetables, booking }: Pick<HallConfig, 'timetables' | 'booking'>): string[] {
  const own = timetables.flatMap(({ queue }) => (queue === null ? [] : [queue]))
  return [...own, ...(booking?.slots ?? []).map(({ queue }) => queue)]
}
