/**
 * Four projects: core's tests in Node, the same again in Chromium, everybody else's in Node, and the pages end to end
 * in a real browser. Core runs on both sides because a desk's pages and a process must agree on every byte.
 *
 * Core has no clock, no randomness and nothing of its own that a test could leave behind, so its files share a process
 * and a page (`isolate: false`): starting them anew for each file took longer than the tests.
 */
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './test/support/chromium.ts'
import { sharedForPages } from './test/support/shared-folder.ts'

const core = 'packages/core/src/**/*.test.ts'
const notTests = ['**/node_modules/**', '**/dist/**', '**/.cache/**']

export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    // All of a small machine: by itself it would leave one of two processors idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'core',
          include: [core],
          exclude: notTests,
          environment: 'node',
          pool: 'forks',
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'node',
          include: ['packages/**/*.test.ts', 'packages/**/*.test.tsx', 'test/*.test.ts', 'test/*/*.test.ts'],
          exclude: [...notTests, core],
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
          include: [core],
          exclude: [...notTests, '**/*.node.test.ts'],
          isolate: false,
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
          // Each file has homes, ports and a browser of its own; one that waits for a desk leaves the other a processor.
          maxWorkers: 2,
          // A poll that may last a second fails on a busy machine, and shows nothing.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
