/** Evidence, measured: sealing beside age and restic, a bag beside openssl, captures, redactions. Each part has a file of its own. */
import { bagFigures } from './evidence-bag.ts'
import { dossierFigures } from './evidence-dossier.ts'
import { ledgerFigures } from './evidence-ledger.ts'
import { memoryFigures } from './evidence-memory.ts'
import { redactionFigures } from './evidence-redaction.ts'
import { sealFigures } from './evidence-seal.ts'
import { waczFigures } from './evidence-wacz.ts'
import type { BenchWorld, Figure } from './figure.ts'

type Part = {
  readonly what: string
  readonly run: (world: BenchWorld) => Promise<readonly Figure[]>
}

const parts: readonly Part[] = [
  { what: 'a ledger of 100,000 entries', run: ledgerFigures },
  { what: 'a capture of 50 parts', run: waczFigures },
  { what: 'a photograph with three people covered', run: redactionFigures },
  { what: 'a dossier of 500 items', run: dossierFigures },
  { what: 'a bag of the same files beside openssl', run: bagFigures },
  { what: '2 GB of mixed files, sealed', run: sealFigures },
  { what: 'one file of 10 GB', run: memoryFigures },
]

export async function benchEvidence(world: BenchWorld): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const { what, run } of parts) {
    world.say(what)
    figures.push(...(await run(world)))
  }
  return figures
}
