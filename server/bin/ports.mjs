import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { Problem } from './problem.mjs'

/**
 * The port an environment variable names.
 * @param {string} name
 * @param {number} usual
 */
export function portOf(name, usual) {
  const said = process.env[name]
  const port = said === undefined || said === '' ? usual : Number(said)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Problem(`环境变量 ${name} 应为 1–65535 的端口号。`, `${name} must be a port number from 1 to 65535.`)
}

/**
 * Refuses to start on ports that are taken or named twice.
 * @param {Record<string, number>} ports by environment variable
 * @throws {Problem}
 */
export async function assertFree(ports) {
  for (const [name, port] of Object.entries(ports)) {
    const twin = Object.keys(ports).find((other) => other !== name && ports[other] === port)
    if (twin) throw new Problem(`${name} 与 ${twin} 不能同为 ${port}。`, `${name} and ${twin} cannot both be ${port}.`)
    const code = await tryListen(port)
    if (!code) continue
    const other = port < 50_000 ? port + 1000 : port - 1000
    throw code === 'EACCES'
      ? new Problem(
          `没有权限使用端口 ${port}（${name}）。`,
          `Port ${port} (${name}) is not permitted: set ${name}=${other}.`,
        )
      : new Problem(
          `端口 ${port} 已被占用（也许一厅通办已在运行）。可换一个端口：${name}=${other} npm start`,
          `Port ${port} is in use (perhaps OneHall runs already). Choose another: ${name}=${other} npm start`,
        )
  }
}

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} the error's code
 */
const tryListen = (port) =>
  new Promise((settle) => {
    const server = net.createServer()
    server.once('error', (error) => settle('code' in error ? String(error.code) : error.message))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => settle(undefined)))
  })

/**
 * Whether something answers 200 there; a hall that ends TLS itself is met with the certificate it has.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export const answers = (url) =>
  new Promise((settle) => {
    const get = url.startsWith('https:') ? https.get : http.get
    const request = get(url, { timeout: 2_000, rejectUnauthorized: false, agent: false }, (response) => {
      response.resume()
      settle(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => settle(false))
  })

/**
 * Whether a local port takes connections.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export const isOpen = (port) =>
  new Promise((settle) => {
    const socket = net.connect({ port, host: '127.0.0.1' }, () => settle(true))
    socket.on('error', () => settle(false))
    socket.on('connect', () => socket.destroy())
  })
