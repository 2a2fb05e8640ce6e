import { defineConfig } from 'vitest/config'

/**
 * The level of a test is in its file name: x.test.ts (pure, one package) · x.int.test.ts (real parts) · x.e2e.test.ts (a browser).
 * The levels run one after the other. Files of real parts wait more than they compute (for a silence, a lock, a page): every
 * processor has one, and two days in the browser go on at a time.
 */
const ignored = ['**/node_modules/**', '**/dist/**', '**/.tsc/**']
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.int.test.*', '**/*.e2e.test.*'],
        },
      },
      {
        test: {
          name: 'int',
          sequence: { groupOrder: 1 },
          include: ['**/*.int.test.ts'],
          exclude: ignored,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['**/*.e2e.test.ts'],
          exclude: ignored,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
