import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/counter/',
  plugins: [react()],
  build: {
    target: 'chrome86',
    // antd is one chunk of 1 MB; it is loaded once, from the hall's own network.
    chunkSizeWarningLimit: 1500,
  },
})
