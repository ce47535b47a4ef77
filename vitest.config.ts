/**
 * Four projects: core's tests in Node, those of what pages need of it again in Chromium, everybody else's in Node, and the pages
 * end to end in a real browser. Core runs on both sides because a desk's pages and a process must agree on every byte.
 *
 * Core has no clock, no randomness and nothing of its own that a test could leave behind, so its files share a process
 * and a page (`isolate: false`): starting them anew for each file took longer than the tests.
 */
import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './test/support/chromium.ts'
import { neverInPages } from './test/support/in-browsers.ts'
import { LongestFirst } from './test/support/longest-first.ts'
import { sharedForPages } from './test/support/shared-folder.ts'

const core = 'packages/core/src/**/*.test.ts'
/** One more than there are processors: what waits for a desk, a relay or a deadline leaves its own to another. */
const maxWorkers = availableParallelism() + 1
const notTests = ['**/node_modules/**', '**/dist/**', '**/.cache/**']

export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'core',
          include: [core],
          exclude: notTests,
          environment: 'node',
          pool: 'forks',
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'node',
          include: ['packages/**/*.test.ts', 'packages/**/*.test.tsx', 'test/*.test.ts', 'test/*/*.test.ts'],
          exclude: [...notTests, core],
          environment: 'node',
          pool: 'forks',
          // Three at a time share two processors, with the desks that they start; a limit is for what hangs, not for a slow machine.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        plugins: [sharedForPages()],
        test: {
          name: 'chromium',
          include: [core],
          exclude: [...notTests, '**/*.node.test.ts', ...neverInPages.map((folder) => `${folder}/**`)],
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
          // Each file has homes, ports and a browser of its own.
          maxWorkers,
          // A poll that may last a second fails on a busy machine, and shows nothing.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 480_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
