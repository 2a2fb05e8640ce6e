import legacy from '@vitejs/plugin-legacy'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Counter PCs on Windows 7 and their like: what Chrome 86 lacks is filled in (architecture.md). */
const FLOOR = 'chrome >= 86'

export default defineConfig({
  base: '/counter/',
  plugins: [react(), legacy({ modernTargets: FLOOR, modernPolyfills: true, renderLegacyChunks: false })],
  // antd is one chunk of 1 MB; it is loaded once, from the hall's own network.
  build: { chunkSizeWarningLimit: 1500 },
})
