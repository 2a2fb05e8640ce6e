/** Texts of the shared parts. Chinese is written first; the compiler demands the English of each. */
export const zh = {
  'freshness.live': '实时',
  'freshness.reconnecting': '正在重新连接',
  'freshness.stale': '画面停在 {{time}}',
  'freshness.offline': '未连接服务器',
  demo: '演示',
  language: '切换语言',
} as const

export const en: { readonly [K in keyof typeof zh]: string } = {
  'freshness.live': 'Live',
  'freshness.reconnecting': 'Reconnecting',
  'freshness.stale': 'Stopped at {{time}}',
  'freshness.offline': 'Not connected',
  demo: 'DEMO',
  language: 'Switch language',
}
