/**
 * Hands what vitest counted to `scripts/check.ts`, which adds up all runs and prints one last line.
 *
 * A file that does not load has no tests, so it counts as one failure of its own: nothing may go missing by being broken.
 */
import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

export type Tally = {
  readonly passed: number
  readonly failed: readonly string[]
  readonly skipped: readonly string[]
}

function namesOf(module: TestModule, state: 'failed' | 'skipped' | 'pending'): readonly string[] {
  return [...module.children.allTests(state)].map(
    (test) => `${module.project.name}: ${module.relativeModuleId} > ${test.fullName}`,
  )
}

function tallyOf(module: TestModule): Tally {
  const broken =
    module.errors().length > 0 || (module.state() === 'failed' && namesOf(module, 'failed').length === 0)
  return {
    passed: [...module.children.allTests('passed')].length,
    failed: [
      ...namesOf(module, 'failed'),
      // A test that never ended is a failure: only a browser that died leaves one.
      ...namesOf(module, 'pending'),
      ...(broken ? [`${module.project.name}: ${module.relativeModuleId} (the file itself)`] : []),
    ],
    skipped: namesOf(module, 'skipped'),
  }
}

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { readonly message?: string }[]): void {
    const tallies = modules.map(tallyOf)
    const total: Tally = {
      passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
      failed: [
        ...tallies.flatMap((tally) => tally.failed),
        ...unhandled.map((error) => `outside any test: ${error.message?.split('\n')[0] ?? 'an error'}`),
      ],
      skipped: tallies.flatMap((tally) => tally.skipped),
    }
    const file = process.env['SAFECONDUCT_TALLY']
    if (file !== undefined) writeFileSync(file, JSON.stringify(total))
  }
}
