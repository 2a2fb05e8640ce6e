import { connectorContract } from './connector.contract.ts'
import type { Twin } from './connector.contract.ts'
import { makeHttpSigned } from './http-signed/connector.ts'
import { makeMemoryPlatform } from './memory/platform.ts'
import { DEMO_APP_ID, PUSH_PATH, startSandbox } from './sandbox/sandbox.ts'
import { SANDBOX_PROFILE } from './up-table/profile.ts'

connectorContract('http-signed with the sandbox', async ({ timeoutMs }): Promise<Twin> => {
  const secret = 'a-secret-of-the-tests'
  const { url, stop } = await startSandbox({ port: 0, host: '127.0.0.1', secret })
  const connector = makeHttpSigned({
    name: 'sandbox',
    url: url + PUSH_PATH,
    appId: DEMO_APP_ID,
    secret,
    profile: SANDBOX_PROFILE,
    timeoutMs,
  })
  return {
    connector,
    stop,
    async received() {
      const response = await fetch(`${url}/api/received`)
      return ((await response.json()) as { cases: [] }).cases
    },
    async setFault(mode) {
      const headers = { 'content-type': 'application/json' }
      await fetch(`${url}/api/fault`, { method: 'POST', headers, body: JSON.stringify({ mode }) })
    },
  }
})

connectorContract('memory', async ({ timeoutMs }): Promise<Twin> => {
  const platform = makeMemoryPlatform({ timeoutMs })
  return {
    connector: platform.connector,
    received: async () => platform.received(),
    setFault: async (fault) => platform.setFault(fault),
    stop: async () => undefined,
  }
})
