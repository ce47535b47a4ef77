/** Parts of core that no page runs: their tests run in Node alone. `test/architecture.test.ts` holds the pages to it. */
export const neverInPages: readonly string[] = [
  'packages/core/src/evidence',
  'packages/core/src/press',
  'packages/core/src/vault',
]
