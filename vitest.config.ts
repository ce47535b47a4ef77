/**
 * Three projects: every unit test in Node, core's again in Chromium, and the pages end to end in a real browser.
 * Core runs on both sides because a desk's pages and a process must agree on every byte.
 */
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './test/support/chromium.ts'
import { sharedForPages } from './test/support/shared-folder.ts'

const notTests = ['**/node_modules/**', '**/dist/**', '**/.cache/**']

export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    // All of a small machine: by itself it would leave one of two processors idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          include: ['packages/**/*.test.ts', 'packages/**/*.test.tsx', 'test/*.test.ts', 'test/*/*.test.ts'],
          exclude: notTests,
          environment: 'node',
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [sharedForPages()],
        test: {
          name: 'chromium',
          include: ['packages/core/src/**/*.test.ts'],
          exclude: [...notTests, '**/*.node.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            ui: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          exclude: notTests,
          environment: 'node',
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
