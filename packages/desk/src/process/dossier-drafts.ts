/**
 * What was typed for a dossier goes when its release is cancelled or a consent under it is taken back: a summary tells
 * whom it is about, and the person has just said that nobody shall. Looked at whenever records changed, here or elsewhere.
 */
import { statusOf } from '@safeconduct/core/rules/consent.ts'
import { textsIn } from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { isCancelled } from '@safeconduct/host/cases/release-acts.ts'

/** As the page that types it names it. */
const beginning = 'dossier '

export function dropStaleDossierDrafts(cases: CasesWorld): void {
  const { vault } = cases
  for (const name of vault.drafts.names(beginning))
    if (!isWanted(cases, name.slice(beginning.length))) vault.drafts.drop(name)
}

function isWanted({ index }: CasesWorld, id: string): boolean {
  const world = index.world()
  const release = index.get(id)
  if (release?.type !== 'Release' || isCancelled(release)) return false
  return textsIn(release, 'consentIds').every((consent) => {
    const held = world.byId(consent)
    return held === undefined || statusOf(held) !== 'withdrawn'
  })
}
