import { resolve } from 'node:path'
import legacy from '@vitejs/plugin-legacy'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Kiosks are often old Android boards and Windows 7: what Chrome 86 lacks is filled in (architecture.md). */
const FLOOR = 'chrome >= 86'
const page = (name: string): string => resolve(import.meta.dirname, 'renderer', name, 'index.html')

/** Two pages, kiosk and devices, with relative paths: the device host serves them at two addresses. */
export default defineConfig({
  base: './',
  plugins: [react(), legacy({ modernTargets: FLOOR, modernPolyfills: true, renderLegacyChunks: false })],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: { input: { kiosk: page('kiosk'), devices: page('devices') } },
  },
})
