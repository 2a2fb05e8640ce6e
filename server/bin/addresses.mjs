import { existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { root } from './child.mjs'

/**
 * What a person needs after a start, as one block: where everything is, in demo mode who may sign in, and in a real hall without
 * an administrator what to do first.
 * @param {{ hall: string, kiosk: string, platform: string, data: string, setUpCode?: string | undefined }} where origins without a
 * slash at the end, the data folder, and the one-time code for the first administrator where there is none
 */
export function addressBlock({ hall, kiosk, platform, data, setUpCode }) {
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
  if (setUpCode) lines.push('', '首次设置 first steps', ...firstSteps(hall, setUpCode))
  lines.push('', `数据 data: ${data}`, '按 Ctrl-C 停止 · Ctrl-C stops everything')
  return `\n${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n`
}

/** Whether a real hall signs its own certificate: unless it was given one. */
export const hasOwnCa = () => !(process.env.TLS_CERT && process.env.TLS_KEY)

/**
 * @param {string} hall
 * @param {string} setUpCode
 */
function firstSteps(hall, setUpCode) {
  const open = process.env.PUBLIC_URL || `https://${hostname().toLowerCase()}:${new URL(hall).port || 443}`
  const steps = [
    `打开 open ${open}/ （本机 on this machine: ${hall}/）`,
    ...(hasOwnCa() ? [`每台电脑安装根证书 install as trusted root on every machine: ${open}/ca.crt`] : []),
    `在 ${open}/counter/ 输入一次性设置码 enter the one-time set-up code: ${setUpCode}`,
    '在「系统管理」里建立员工账号、允许取号机 under Admin, make the staff accounts and let the kiosk in',
  ]
  return steps.map((step, i) => `${i + 1}. ${step}`)
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
