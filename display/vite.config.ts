import legacy from '@vitejs/plugin-legacy'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Walls hang for ten years: Chrome 70 is their floor. It loads modules, so one build serves all, with what it lacks filled in. */
const FLOOR = 'chrome >= 70'

export default defineConfig({
  base: '/display/',
  plugins: [react(), legacy({ modernTargets: FLOOR, modernPolyfills: true, renderLegacyChunks: false })],
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0 },
})
