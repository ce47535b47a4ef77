/**
 * The longest test files first, so that no processor waits at the end for one that began last. On a fresh machine nobody
 * knows how long each takes, and a short file may run for a minute.
 */
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Most seconds first; whatever is not named here takes less than ten. */
const longest: readonly string[] = [
  'test/sim.test.ts',
  'test/e2e/pages.e2e.ts',
  'test/e2e/line.e2e.ts',
  'test/e2e/cases.e2e.ts',
  'test/e2e/path.e2e.ts',
  'test/e2e/organisation.e2e.ts',
  'test/e2e/organisation-members.e2e.ts',
  'test/e2e/organisation-recovery.e2e.ts',
  'test/e2e/evidence.e2e.ts',
  'test/path.test.ts',
  'test/kill.test.ts',
  'packages/desk/src/process/desk.test.ts',
  'test/e2e/line-page.e2e.ts',
  'test/e2e/line-coming-back.e2e.ts',
  'test/e2e/desk-security.e2e.ts',
  'test/relay-hostile.test.ts',
  'packages/cli/src/bad-input.test.ts',
  'packages/cli/src/documents.test.ts',
  'packages/host/src/vault/damage.test.ts',
  'packages/host/src/evidence/workbench/workbench.test.ts',
  'packages/host/src/vault/copies/copies.test.ts',
  'test/line-breaks.test.ts',
  'test/line-work.test.ts',
  'packages/desk/src/process/main.test.ts',
  'test/unlock-grace.test.ts',
  'test/line-check.test.ts',
  'packages/cli/src/capture.test.ts',
  'test/cases-roles.test.ts',
  'test/joining.test.ts',
  'packages/desk/src/process/large-answers.test.ts',
  'packages/desk/src/process/rooms.test.ts',
  'packages/host/src/dossier/forged-by-sender.test.ts',
  'packages/host/src/dossier/forged.test.ts',
  'packages/host/src/dossier/whole-dossier.test.ts',
  'packages/host/src/evidence/capture/run-capture.test.ts',
  'test/attacks/whole-members.test.ts',
  'test/attacks/recovery-drill.test.ts',
  'test/line-desks.test.ts',
  'test/canary.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place === -1 ? longest.length : place
}
