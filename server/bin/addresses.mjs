import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './child.mjs'

/**
 * What a person needs after a start, as one block: where everything is, and in demo mode who may sign in.
 * @param {{ hall: string, kiosk: string, platform: string, data: string }} where origins without a slash at the end, and the data folder
 */
export function addressBlock({ hall, kiosk, platform, data }) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const accounts = demoAccounts(data)
  const addresses = [
    ['总入口 start page', `${hall}/`],
    ['取号机 kiosk', `${kiosk}/kiosk/`],
    ['设备台 devices', `${kiosk}/devices/`],
    ['大屏 wall', `${hall}/display/`],
    ['窗口端 counter app', `${hall}/counter/`],
    ['沙箱平台 sandbox platform', `${platform}/`],
    ['接口文档 API', `${hall}/api/docs`],
  ]
  const lines = [`一厅通办 OneHall ${version}${accounts.length > 0 ? ' · 演示 demo' : ''}`, '', ...columns(addresses)]
  if (accounts.length > 0) lines.push('', '演示账号 demo accounts', ...columns(accounts))
  lines.push('', `数据 data: ${data}`, '按 Ctrl-C 停止 · Ctrl-C stops everything')
  return `\n${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n`
}

/**
 * The hall server writes this file in demo mode only.
 * @param {string} data
 * @returns {string[][]}
 */
function demoAccounts(data) {
  const file = join(data, 'demo-accounts.json')
  if (!existsSync(file)) return []
  /** @type {{ account: string, password: string, roles: string[] | string }[]} */
  const accounts = JSON.parse(readFileSync(file, 'utf8'))
  return accounts.map(({ account, password, roles }) => [account, password, [roles].flat().join(', ')])
}

/** Cells a terminal gives a text: a Chinese sign takes two. @param {string} text */
const width = (text) => [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)

/** @param {string[][]} rows */
function columns(rows) {
  /** @type {number[]} */
  const widest = []
  for (const row of rows) row.forEach((cell, i) => (widest[i] = Math.max(widest[i] ?? 0, width(cell))))
  return rows.map((row) =>
    row.map((cell, i) => (i < row.length - 1 ? cell + ' '.repeat((widest[i] ?? 0) - width(cell) + 2) : cell)).join(''),
  )
}
