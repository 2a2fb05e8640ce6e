import { defineConfig } from 'vitest/config'

/** The level of a test is in its file name: x.test.ts (pure, one package) · x.int.test.ts (real parts) · x.e2e.test.ts (a browser). */
const ignored = ['**/node_modules/**', '**/dist/**', '**/.tsc/**']
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.int.test.*', '**/*.e2e.test.*'],
        },
      },
      {
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude: ignored,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['**/*.e2e.test.ts'],
          exclude: ignored,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
