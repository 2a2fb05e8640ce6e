import type { BookingPrint } from './booking.ts'
import type { ChecklistPrint } from './checklist.ts'
import type { TicketPrint } from './ticket.ts'

export const ticketSample: TicketPrint = {
  hallName: '示例市政务服务中心',
  demo: true,
  number: 'A005',
  queueName: '综合受理',
  itemName: '社会保障卡申领',
  floor: '二楼',
  zone: 'B区',
  ahead: 3,
  waitRange: { fromMin: 10, toMin: 20 },
  badge: '优先',
  takenAt: '2026-03-04 09:31',
  flowNo: '20260304-0005',
  qrUrl: 'https://hall.example.invalid/t/7Q2M9XKD4T',
  notes: ['过号请联系导办台；30 分钟内可顺延', '以叫号为准，当日有效'],
  checklist: ['居民身份证（原件）', '近期免冠电子照片（已有电子证照的免提交）'],
  reprint: false,
  bigPrint: false,
}

export const checklistSample: ChecklistPrint = {
  hallName: '示例市政务服务中心',
  demo: true,
  itemName: '个体工商户设立登记',
  materials: [
    { name: '经营者身份证明', mark: 'none', originals: 1, copies: 0 },
    {
      name: '经营场所使用证明（自有房产提供产权证复印件，租赁房产提供租赁合同）',
      mark: 'must',
      originals: 1,
      copies: 2,
    },
    { name: '从业人员名册', mark: 'later', originals: 0, copies: 1 },
  ],
  notes: ['复印件请用 A4 纸并由本人签字'],
  phone: '0000-12345',
  qrUrl: 'https://hall.example.invalid/i/1024',
  printedAt: '2026-03-04 09:31',
}

export const bookingSample: BookingPrint = {
  hallName: '示例市政务服务中心',
  demo: true,
  code: '482913',
  day: '2026年3月5日 周四',
  slot: '09:00-10:00',
  queueName: '户籍与居住证',
  itemName: '居民身份证换领',
  floor: '一楼',
  zone: 'A区',
  notes: ['请于当天 08:30-09:15 在取号机刷身份证，或输入预约码', '09:15 以后到，按普通号排队'],
  checklist: ['居民户口簿', '近期免冠照片'],
  printedAt: '2026-03-04 09:31',
  bigPrint: false,
}
