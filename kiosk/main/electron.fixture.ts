import type { BrowserWindow, Electron, Frame, PreloadElectron, WindowOptions } from './electron.ts'

type Handler = Parameters<Electron['ipcMain']['handle']>[1]

/** Electron's two halves joined in one process: what crosses is copied as between processes, a second handler throws. */
export function makeElectronStub() {
  const handlers = new Map<string, Handler>()
  const listeners = new Map<string, Set<(event: unknown, message: unknown) => void>>()
  const events = new Map<string, (...values: never[]) => void>()
  const exposed: Record<string, unknown> = {}
  const seen: {
    options: WindowOptions | null
    loaded: string | null
    mayOpen: { action: string } | null
    reloads: number
    permission: ((permission: string) => boolean) | null
  } = { options: null, loaded: null, mayOpen: null, reloads: 0, permission: null }
  let frame: Frame | null = null

  class StubWindow implements BrowserWindow {
    readonly webContents = {
      send(channel: string, message: unknown) {
        const copy = structuredClone(message)
        for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, copy)
      },
      setWindowOpenHandler: (decide: () => { action: 'deny' }) => void (seen.mayOpen = decide()),
      on: (event: string, listener: (...values: never[]) => void) => void events.set(event, listener),
      isDestroyed: () => false,
      reload: () => void seen.reloads++,
    }

    constructor(options: WindowOptions) {
      seen.options = options
    }

    async loadURL(url: string): Promise<void> {
      seen.loaded = url
      frame = { url, parent: null }
    }

    on(): void {}
  }

  const electron: Electron = {
    app: { whenReady: async () => {}, requestSingleInstanceLock: () => true, quit() {}, on() {} },
    BrowserWindow: StubWindow,
    ipcMain: {
      handle(channel, run) {
        if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
        handlers.set(channel, run)
      },
      removeHandler: (channel) => void handlers.delete(channel),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler(decide) {
          seen.permission = (permission) => {
            let allowed = true
            decide(null, permission, (answer) => void (allowed = answer))
            return allowed
          }
        },
      },
    },
  }
  const preload: PreloadElectron = {
    contextBridge: { exposeInMainWorld: (name, api) => void (exposed[name] = api) },
    ipcRenderer: {
      async invoke(channel, argument) {
        const handler = handlers.get(channel)
        if (handler === undefined) throw new Error(`no handler for ${channel}`)
        return structuredClone(await handler({ senderFrame: frame }, structuredClone(argument)))
      },
      on(channel, listener) {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      removeListener: (channel, listener) => void listeners.get(channel)?.delete(listener),
    },
  }
  return {
    electron,
    preload,
    exposed,
    seen,
    handlers,
    emit: (event: string, ...values: unknown[]) => events.get(event)?.(...(values as never[])),
    /** Whoever speaks from now on. */
    speakFrom: (next: Frame | null) => void (frame = next),
  }
}
