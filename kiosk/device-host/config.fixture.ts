import { hallConfig } from '@onehall/protocol'
import type { HallConfig } from '@onehall/domain'

const text = (zh: string, en: string) => ({ zh, en })
const limit = { days: 1, unit: 'working' }

function item(key: string, zh: string, queue: string, more: object = {}): object {
  return {
    key,
    name: text(zh, key),
    everyday: [],
    initials: ['abc'],
    department: 'police',
    type: '01',
    catalogCode: '1',
    taskCode: '1',
    handleCode: '1',
    audience: ['person'],
    kind: 'instant',
    legal: limit,
    promised: limit,
    acceptance: 'counter',
    steps: [],
    situations: [],
    materials: [],
    fee: null,
    minutes: 10,
    queue,
    result: text('证件', 'Card'),
    sensitive: false,
    visits: 1,
    group: 'id-household',
    ...more,
  }
}

function material(key: string, zh: string, source: string): object {
  return { key, name: text(zh, key), source, licence: null, sample: null, blankForm: null }
}

function needs(name: string, more: object = {}): object {
  const plain = { material: name, form: 'original', copies: 1, originalReturned: true, deferrable: false, when: null }
  return { ...plain, basis: '示例', ...more }
}

/** A small hall of two queues, for tests. */
export const smallHall = hallConfig.parse({
  hall: 'demo',
  version: 'v1',
  name: text('示例市政务服务中心', 'Sample Hall'),
  series: '',
  phone: '0000-12345',
  timeZone: 'Asia/Shanghai',
  zones: [{ id: 'a', name: text('A区', 'Zone A'), floor: '2F' }],
  queues: [
    { id: 'id-card', prefix: 'A', name: text('户籍', 'Household'), items: ['renew', 'secret'] },
    { id: 'fund', prefix: 'K', name: text('公积金', 'Fund'), items: ['rent'] },
  ].map((queue) => ({ ...queue, digits: 3, zone: 'a', identity: 'free', dailyLimit: null, perPerson: 1 })),
  counters: [{ id: 'c1', label: '1', name: text('综合', 'General'), zone: 'a', queues: ['id-card', 'fund'] }],
  classes: [
    { key: 'ordinary', name: text('普通', 'Ordinary'), badge: null, weight: 1, aging: 1, bonus: 0, fromAge: null },
    {
      key: 'elder',
      name: text('老年人', 'Elderly'),
      badge: text('优先', 'Priority'),
      weight: 1,
      aging: 1,
      bonus: 9,
      fromAge: 60,
    },
  ],
  catalogue: {
    departments: [{ key: 'police', name: text('公安局', 'Police'), code: '11449999000000019F' }],
    materials: [
      material('photo', '照片', 'applicant'),
      material('household', '户口簿', 'licence'),
      material('guardian', '监护人身份证', 'applicant'),
    ],
    items: [
      item('renew', '身份证换领', 'id-card', {
        situations: [{ key: 'minor', question: text('申请人未满16周岁吗？', 'Under 16?') }],
        materials: [needs('photo'), needs('household'), needs('guardian', { when: { situation: 'minor', is: true } })],
      }),
      item('secret', '残疾人证办理', 'id-card', { sensitive: true }),
      item('rent', '租房提取', 'fund'),
    ],
    bundles: [{ key: 'move', name: text('搬家一件事', 'Moving'), items: ['renew', 'rent'], promised: limit }],
  },
  calendar: { years: [] },
  rules: { bookingWeight: 1, recallGap: 10000 },
}) as HallConfig
