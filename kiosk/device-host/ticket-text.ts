import type { WaitRange } from '@onehall/client'
import {
  type Badge,
  type HallConfig,
  type ItemKey,
  type Ms,
  type Purpose,
  type QueueId,
  type Stop,
  type Text,
  isOfflineNumber,
} from '@onehall/domain'
import type { TicketPrint } from '@onehall/devices'
import type { RoutePlace, TicketNow, TicketRequest } from '../bridge/ticket.ts'
import { minuteText } from './local-time.ts'

/** A ticket as the server issued it to this kiosk. */
export interface IssuedTicket {
  readonly ticket: string
  readonly number: string
  readonly queue: QueueId
  readonly item: ItemKey | null
  readonly class: string
  /** Null: nobody knows. */
  readonly ahead: number | null
  readonly issuedAt: Ms
  readonly wait: WaitRange | null
  readonly purpose: Purpose
  readonly count: number
  /** Why it comes earlier, as the server says it. */
  readonly badge: Badge | null
  /** The places after the first. */
  readonly stops: readonly Stop[]
}

const PURPOSE: { readonly [P in Purpose]: Text | null } = {
  handle: null,
  consult: { zh: '咨询', en: 'Enquiry' },
  supplement: { zh: '补交材料', en: 'Missing papers' },
  collect: { zh: '领证取件', en: 'Collect a result' },
}

/** The ticket as it stands on the screen, before anything is known of its paper. */
export function ticketNow(hall: HallConfig, issued: IssuedTicket): TicketNow {
  const queue = hall.queues.find(({ id }) => id === issued.queue)
  const zone = hall.zones.find(({ id }) => id === queue?.zone)
  return {
    number: issued.number,
    queue: issued.queue,
    queueName: queue?.name ?? { zh: '', en: '' },
    itemName: whatFor(hall, issued),
    floor: zone?.floor ?? '',
    zone: zone?.name ?? { zh: '', en: '' },
    ahead: issued.ahead,
    wait: issued.wait,
    badge: badgeOf(hall, issued),
    route: routeOf(hall, issued),
    takenAt: minuteText(issued.issuedAt, hall.timeZone),
    reprint: false,
    print: 'printing',
    trouble: null,
    acknowledged: false,
  }
}

const BADGE: { readonly [B in Exclude<Badge, 'priority'>]: Text } = {
  booked: { zh: '预约', en: 'Booked' },
  carried: { zh: '续办', en: 'Carried over' },
  restored: { zh: '恢复', en: 'Restored' },
}

function badgeOf(hall: HallConfig, { badge, class: cls }: IssuedTicket): Text | null {
  if (badge !== null && badge !== 'priority') return BADGE[badge]
  return hall.classes.find(({ key }) => key === cls)?.badge ?? null
}

/** What one queue does stands together, in the order of the visit. */
export function routeOf(
  hall: HallConfig,
  { queue, item, stops }: Stop & { stops: readonly Stop[] },
): readonly RoutePlace[] {
  if (stops.length === 0) return []
  const places = Map.groupBy([{ queue, item }, ...stops], (stop) => stop.queue)
  return [...places].map(([id, here]): RoutePlace => {
    const at = hall.queues.find((each) => each.id === id)
    const zone = hall.zones.find((each) => each.id === at?.zone)
    const items = here.flatMap((stop) => hall.catalogue.items.find(({ key }) => key === stop.item) ?? [])
    return {
      queueName: at?.name ?? { zh: '', en: '' },
      floor: zone?.floor ?? '',
      zone: zone?.name ?? { zh: '', en: '' },
      items: items.filter(({ sensitive }) => !sensitive).map(({ name }) => name),
    }
  })
}

/** Sensitive items are printed and shown by the queue's name only (users.md §0). */
function whatFor(hall: HallConfig, { item, purpose, count }: IssuedTicket): Text | null {
  const found = hall.catalogue.items.find(({ key }) => key === item)
  const name = found === undefined || found.sensitive ? null : found.name
  const extra = PURPOSE[purpose]
  const many: Text | null = count > 1 ? { zh: `${count}件`, en: `${count} applications` } : null
  const parts = [name, extra, many].filter((part) => part !== null)
  if (parts.length === 0) return null
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') }
}

export interface PrintOptions {
  readonly demo: boolean
  readonly language: TicketRequest['language']
  readonly bigPrint: boolean
  /** When it is printed again; null the first time. A wait told once is not told again: it is no longer true. */
  readonly reprintAt: Ms | null
}

/** The words on the paper (R-4.1 in domain.md §4.2, users.md §0 and V5). */
export function ticketPrint(
  hall: HallConfig,
  shown: TicketNow,
  { demo, language, bigPrint, reprintAt }: PrintOptions,
): TicketPrint {
  const say = (text: Text): string => (language === 'en' ? `${text.zh} ${text.en}` : text.zh)
  const again = reprintAt !== null
  const { slipDays } = hall.rules
  return {
    hallName: hall.name.zh,
    demo,
    number: shown.number,
    queueName: say(shown.queueName),
    itemName: shown.itemName === null ? null : say(shown.itemName),
    floor: floorText(shown.floor),
    zone: shown.zone.zh,
    ahead: again ? null : shown.ahead,
    waitRange: again || shown.wait === null ? null : { fromMin: shown.wait.from, toMin: shown.wait.to },
    badge: shown.badge?.zh ?? null,
    takenAt: shown.takenAt,
    flowNo: flowNumber(shown),
    // There is no page for a phone yet, so nothing to lead one to.
    qrUrl: null,
    notes: [
      ...shown.route.map((place, n) => routeLine(place, n, say)),
      ...(isOfflineNumber(shown.number)
        ? [
            '离线号：取号时大厅服务中断，恢复后按取号时间叫号',
            ...(language === 'en' ? ['Offline number: called by the time it was taken.'] : []),
          ]
        : []),
      '以叫号为准，请留意大屏和广播',
      '过号可在取号机扫本票激活',
      ...(slipDays > 0 ? [`今天没办成的，凭此号下个工作日优先，${slipDays}天内有效`] : []),
      ...(language === 'en' ? ['Please wait for your number on the screens.'] : []),
    ],
    checklist: [],
    reprint: again,
    bigPrint,
  }
}

/** `1. 二楼 A区 户籍：身份证换领、户口迁移` */
function routeLine({ floor, zone, queueName, items }: RoutePlace, n: number, say: (text: Text) => string): string {
  const what = items.length === 0 ? '' : `：${items.map(say).join('、')}`
  return `${n + 1}. ${floorText(floor)} ${zone.zh} ${say(queueName)}${what}`
}

/** Day and number: the two that name a ticket in its hall, and what a scanner finds it by. */
export function flowNumber({ number, takenAt }: Pick<TicketNow, 'number' | 'takenAt'>): string {
  return `${takenAt.slice(0, 10).replaceAll('-', '')}-${number.replace('机', '')}`
}

/** 2F → 二楼, as people say it; signs that are no plain floors stay as they are. */
export function floorText(floor: string): string {
  const digit = /^([1-9])F$/.exec(floor)?.[1]
  return digit === undefined ? floor : `${'一二三四五六七八九'.charAt(Number(digit) - 1)}楼`
}
