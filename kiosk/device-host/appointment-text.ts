import type { BookingPrint } from '@onehall/devices'
import { checklist, isoWeekday, type Day, type HallConfig, type Text } from '@onehall/domain'
import type { FoundBooking } from '@onehall/protocol'
import type { AppointmentNow } from '../bridge/appointment.ts'
import { floorText } from './ticket-text.ts'

const NOWHERE: Text = { zh: '', en: '' }

/** An appointment as the screen may show it; sensitive items are not named (users.md §0). */
export function appointmentNow(hall: HallConfig, found: FoundBooking): AppointmentNow {
  const { code, day, from, to, checkIn, opens, keptUntil, mayCancel } = found
  const queue = hall.queues.find(({ id }) => id === found.queue)
  const zone = hall.zones.find(({ id }) => id === queue?.zone)
  const item = hall.catalogue.items.find(({ key }) => key === found.item)
  return {
    code,
    queue: found.queue,
    queueName: queue?.name ?? NOWHERE,
    itemName: item === undefined || item.sensitive ? null : item.name,
    floor: zone?.floor ?? '',
    zone: zone?.name ?? NOWHERE,
    ...{ day, from, to, checkIn, opens, keptUntil, mayCancel },
  }
}

interface PrintOptions {
  readonly demo: boolean
  readonly language: 'zh' | 'en'
  readonly bigPrint: boolean
  readonly printedAt: string
}

/** The words on the slip: what to say at the kiosk, when, where, and what to bring. */
export function bookingPrint(hall: HallConfig, found: FoundBooking, options: PrintOptions): BookingPrint {
  const { demo, language, bigPrint, printedAt } = options
  const say = (text: Text): string => (language === 'en' ? `${text.zh} ${text.en}` : text.zh)
  const shown = appointmentNow(hall, found)
  const item = hall.catalogue.items.find(({ key }) => key === found.item)
  const lines = item === undefined || item.sensitive ? [] : checklist(item, hall.catalogue.materials, {})
  const hours = Math.round((hall.booking?.cancelBefore ?? 0) / 6) / 10
  const { opens, keptUntil } = found
  return {
    hallName: hall.name.zh,
    demo,
    code: found.code,
    day: dayInChinese(found.day),
    slot: `${found.from}-${found.to}`,
    queueName: say(shown.queueName),
    itemName: shown.itemName === null ? null : say(shown.itemName),
    floor: floorText(shown.floor),
    zone: shown.zone.zh,
    notes: [
      `请于当天 ${opens}-${keptUntil} 在取号机刷身份证，或按“用预约码取号”输入预约码`,
      `${keptUntil} 以后到，按普通号排队`,
      `来不了请提前 ${hours} 小时在取号机取消，或致电 ${hall.phone}`,
      ...(language === 'en'
        ? [
            `Check in at a kiosk between ${opens} and ${keptUntil} with your ID card or this code. Later you wait in line.`,
          ]
        : []),
    ],
    checklist: lines
      .filter(({ need }) => need === 'bring')
      .map(({ material, copies, form }) => `${material.name.zh}${form === 'copy' ? ` 复印件${copies}份` : ''}`),
    printedAt,
    bigPrint,
  }
}

/** 2026年3月5日 周四 */
function dayInChinese(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日 周${'一二三四五六日'.charAt(isoWeekday(day) - 1)}`
}
