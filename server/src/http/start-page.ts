import type { HallId, Text } from '@onehall/domain'
import type { Request, Response } from 'express'
import type { HttpDeps } from './deps.ts'
import { RIBBON_STYLE, demoRibbon } from './demo-ribbon.ts'
import { escapeHtml as escape } from './escape-html.ts'
import { isLoopback } from './origin.ts'
import { setContentPolicy } from './security.ts'

interface Way {
  readonly href: string
  readonly name: Text
  readonly says: Text
}

/** The page at `/`: how the hall stands, and the way to every other page. */
export async function sendStartPage(deps: HttpDeps, request: Request, response: Response): Promise<void> {
  const isNew = await deps.auth.setUp.open()
  // The other processes are on this machine's loopback: nobody else can go there.
  const isHere = isLoopback(request.socket.remoteAddress ?? '')
  const links = isHere ? deps.links : { kiosk: null, platform: null }
  setContentPolicy(request, response)
  response
    .set('cache-control', 'no-store')
    .type('html')
    .send(startPage({ ...deps, links }, isNew))
}

function startPage(deps: HttpDeps, isNew: boolean): string {
  const { mode, halls, hall, health, links, caCertificate } = deps
  const { state, journalWritable } = health()
  const server = !journalWritable ? STATES.full : state === 'ready' ? null : STATES[state]
  const [first] = halls
  const isOne = halls.length === 1
  const title = (isOne ? hall(first!)?.name : null) ?? both('一厅通办', 'OneHall')
  const status = server ?? (isOne ? STATES[deps.stands(first!)] : null)
  const ofServer = serverWays(links, caCertificate !== null)
  const ways = isOne ? [...hallWays(null), ...kioskWays(links.kiosk), ...ofServer] : ofServer
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title.zh)} · 一厅通办 OneHall</title>
<link rel="icon" href="data:,">
<style>${STYLE}${RIBBON_STYLE}</style>
</head>
<body>
${demoRibbon(mode)}
<header>
<h1>${escape(title.zh)}</h1>
<p class="second" lang="en">${escape(title.en)}</p>
${status === null ? '' : `<p>${badge(status)}</p>`}
</header>
<main>
${isNew ? firstSteps(caCertificate !== null) : ''}
${isOne ? '' : halls.map((each, n) => hallSection(deps, each, n === 0)).join('\n')}
${isOne ? list(ways) : `<section aria-labelledby="server"><h2 id="server">服务器 <span lang="en">Server</span></h2>${list(ways)}</section>`}
</main>
</body>
</html>
`
}

/** One of several halls: how it stands, and its pages. The kiosk of this machine is the first hall's. */
function hallSection({ hall, stands, links }: HttpDeps, id: HallId, isFirst: boolean): string {
  const name = hall(id)?.name ?? both(id, id)
  const ways = [...hallWays(id), ...(isFirst ? kioskWays(links.kiosk) : [])]
  return `<section aria-labelledby="hall-${escape(id)}">
<h2 id="hall-${escape(id)}">${escape(name.zh)} <span class="second" lang="en">${escape(name.en)}</span></h2>
<p>${badge(STATES[stands(id)])}</p>
${list(ways)}
</section>`
}

/** @param hall null where the server has one hall alone, which needs no name */
function hallWays(hall: HallId | null): readonly Way[] {
  const query = hall === null ? '' : `?hall=${encodeURIComponent(hall)}`
  return [
    {
      href: `/display/${query}`,
      name: both('大屏', 'Wall display'),
      says: both('叫号大屏与语音', 'Calls, seen and spoken'),
    },
    {
      href: `/counter/${query}`,
      name: both('工作人员端', 'Staff app'),
      says: both('窗口、后台、大厅管理、系统管理', 'Counters, back office, manager, administrator'),
    },
  ]
}

function kioskWays(kiosk: string | null): readonly Way[] {
  if (kiosk === null) return []
  return [
    { href: `${kiosk}/kiosk/`, name: both('取号机', 'Kiosk'), says: both('取号、备料查询', 'Take a ticket') },
    {
      href: `${kiosk}/devices/`,
      name: both('设备台', 'Devices'),
      says: both('虚拟打印机与读卡器', 'Virtual printer and card reader'),
    },
  ]
}

function serverWays({ platform }: HttpDeps['links'], hasCa: boolean): readonly Way[] {
  const sandbox = {
    href: `${platform}/`,
    name: both('沙箱平台', 'Sandbox platform'),
    says: both('线上平台收到了什么', 'What the online platform received'),
  }
  const docs = {
    href: '/api/docs',
    name: both('接口文档', 'API'),
    says: both('REST 接口说明', 'The REST side, described'),
  }
  const certificate = {
    href: '/ca.crt',
    name: both('安全证书', 'Certificate'),
    says: both('装到大厅的每台电脑上', 'To be installed on every machine of the hall'),
  }
  return [...(platform === null ? [] : [sandbox]), docs, ...(hasCa ? [certificate] : [])]
}

const badge = ({ mood, zh, en }: (typeof STATES)[keyof typeof STATES]): string =>
  `<span class="state ${mood}" role="status">${zh} <span lang="en">${en}</span></span>`

const list = (ways: readonly Way[]): string => `<ul>\n${ways.map(card).join('\n')}\n</ul>`

function card({ href, name, says }: Way): string {
  return `<li><a href="${escape(href)}"><strong>${escape(name.zh)}</strong> <span lang="en">${escape(name.en)}</span></a><p>${escape(says.zh)}<br><span lang="en">${escape(says.en)}</span></p></li>`
}

/** What must be done before anybody can work in a hall that is not a demo. */
function firstSteps(ownCa: boolean): string {
  const certificate = both(
    '下载并安装 <a href="/ca.crt">安全证书</a>，设为受信任的根证书；之后浏览器不再警告。大厅的每台电脑都要装。',
    'Download <a href="/ca.crt">the certificate</a> and install it as a trusted root, on every machine of the hall; browsers then warn no more.',
  )
  const steps = [
    ...(ownCa ? [certificate] : []),
    both(
      '打开<a href="/counter/">工作人员端</a>，输入服务器终端（npm start）上显示的一次性设置码，创建第一位管理员。',
      'Open <a href="/counter/">the staff app</a> and enter the one-time set-up code from the terminal of the server (npm start): it makes the first administrator.',
    ),
    both(
      '管理员登录后，在「系统管理」里建立员工账号，并允许取号机配对。',
      'Then, as that administrator, make the accounts of the staff and let the kiosks in, under Admin.',
    ),
  ]
  return `<section class="first" aria-labelledby="first"><h2 id="first">首次设置 <span lang="en">First steps</span></h2>
<ol>${steps.map(({ zh, en }) => `<li>${zh}<br><span lang="en">${en}</span></li>`).join('\n')}</ol></section>`
}

const STATES = {
  open: { mood: 'good', zh: '今日已开厅', en: 'Open today' },
  closed: { mood: 'calm', zh: '现在闭厅', en: 'Closed now' },
  'out-of-service': { mood: 'bad', zh: '停止服务，请联系管理员', en: 'Out of service: call the administrator' },
  starting: { mood: 'calm', zh: '正在启动', en: 'Starting' },
  stopping: { mood: 'calm', zh: '正在停止', en: 'Stopping' },
  full: { mood: 'bad', zh: '无法记录，请联系管理员', en: 'Cannot record: call the administrator' },
} as const

const both = (zh: string, en: string): Text => ({ zh, en })

/** Every pair of colours has a contrast of at least 4.5. */
const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; color: #1f2329; background: #f5f6f8; font: 16px/1.5 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
header, main { max-width: 960px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 40px; }
h1 { margin: 0; font-size: 32px; line-height: 1.3; }
.second { margin: 0; color: #4e5969; }
.state { display: inline-block; margin: 0; padding: 4px 16px; border-radius: 16px; background: #fff; border: 1px solid currentColor; }
.good { color: #237804; } .calm { color: #4e5969; } .bad { color: #cf1322; font-weight: 700; }
.first { margin: 32px 0 0; padding: 16px 24px; background: #fff; border: 2px solid #ad6800; border-radius: 8px; }
h2 { margin: 0; font-size: 20px; }
ol { margin: 8px 0 0; padding-left: 24px; }
ol li { margin-top: 8px; } ol span { color: #4e5969; } ol a { color: #0958d9; }
section { margin-top: 40px; }
section > p, header > p:last-child { margin: 8px 0 0; }
section ul { margin: 16px 0 0; }
section:last-child { margin-bottom: 48px; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 16px; margin: 32px 0 48px; padding: 0; list-style: none; }
ul li { position: relative; padding: 20px; background: #fff; border: 1px solid #c9cdd4; border-radius: 8px; }
ul li:hover { border-color: #0958d9; }
ul a { color: #0958d9; text-decoration: none; }
ul a::after { content: ''; position: absolute; inset: 0; }
ul a:focus-visible { outline: none; }
ul li:focus-within { outline: 3px solid #0958d9; outline-offset: 2px; }
strong { font-size: 20px; }
ul p { margin: 8px 0 0; color: #4e5969; }
`
