/**
 * The part of Electron that is used, as types: the package is installed by who builds the desktop shell, because it brings a
 * browser of its own. Checked against the documentation of Electron 45.
 */
export interface Frame {
  readonly url: string
  readonly parent: Frame | null
}

export interface InvokeEvent {
  readonly senderFrame: Frame | null
}

export interface WebContents {
  send(channel: string, message: unknown): void
  setWindowOpenHandler(decide: () => { readonly action: 'deny' }): void
  on(event: 'will-navigate', listener: (event: { preventDefault(): void }, url: string) => void): void
  on(event: 'render-process-gone', listener: () => void): void
  on(event: 'did-start-navigation', listener: () => void): void
  on(event: 'did-finish-load', listener: () => void): void
  isDestroyed(): boolean
  reload(): void
}

export interface BrowserWindow {
  readonly webContents: WebContents
  loadURL(url: string): Promise<void>
  on(event: 'closed', listener: () => void): void
}

export interface WindowOptions {
  readonly kiosk: boolean
  readonly fullscreen: boolean
  readonly autoHideMenuBar: boolean
  readonly backgroundColor: string
  readonly webPreferences: {
    readonly preload: string
    readonly contextIsolation: boolean
    readonly sandbox: boolean
    readonly nodeIntegration: boolean
    readonly webSecurity: boolean
    readonly devTools: boolean
    readonly autoplayPolicy: 'no-user-gesture-required'
  }
}

export interface Session {
  setPermissionRequestHandler(
    decide: (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void,
  ): void
}

export interface Electron {
  readonly app: {
    whenReady(): Promise<void>
    requestSingleInstanceLock(): boolean
    quit(): void
    on(event: 'will-quit' | 'window-all-closed', listener: () => void): void
  }
  readonly BrowserWindow: new (options: WindowOptions) => BrowserWindow
  readonly ipcMain: {
    handle(channel: string, run: (event: InvokeEvent, argument: unknown) => Promise<unknown>): void
    removeHandler(channel: string): void
  }
  readonly session: { readonly defaultSession: Session }
}

/** What a sandboxed preload may use. */
export interface PreloadElectron {
  readonly contextBridge: { exposeInMainWorld(name: string, api: unknown): void }
  readonly ipcRenderer: {
    invoke(channel: string, argument: unknown): Promise<unknown>
    on(channel: string, listener: (event: unknown, message: unknown) => void): void
    removeListener(channel: string, listener: (event: unknown, message: unknown) => void): void
  }
}
