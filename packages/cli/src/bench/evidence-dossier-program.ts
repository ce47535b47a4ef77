/** Fills a vault with sealed items, or writes a dossier of them and checks it. Started by `evidence-dossier.ts`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { CaseIndex } from '@safeconduct/host/cases/case-index.ts'
import { chosenOf, originalOf } from '@safeconduct/host/dossier/case/chosen.ts'
import { partsOfRelease } from '@safeconduct/host/dossier/case/make-case-dossier.ts'
import type { DossierOriginal } from '@safeconduct/host/dossier/request.ts'
import { verifyFolder } from '@safeconduct/host/dossier/verify-folder.ts'
import { writeDossier } from '@safeconduct/host/dossier/write-dossier.ts'
import { evidenceRoom } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { givenFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { takeInAll } from '@safeconduct/host/evidence/intake/take-in-all.ts'
import { stepMillis } from '@safeconduct/host/evidence/ledger/device-ledger.ts'
import { ledgerRound } from '@safeconduct/host/evidence/ledger/ledger-round.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import { createVault, openVault } from '@safeconduct/host/vault/vault.ts'
import { software } from '@safeconduct/host/work/software.ts'

const [folder = '', what = '', count = '0'] = process.argv.slice(2)
// A ledger makes a step every few hours: the clock is put forward for each.
let later = 0
const machine = machineClock()
const clock: Clock = {
  millis: () => machine.millis() + later,
  now: () => instantOf(machine.millis() + later),
  monotonic: () => machine.monotonic(),
}
const world = { clock, random: platformRandom }
const home = join(folder, 'home')
const keyFile = join(folder, 'key')

function sure<T, R extends { readonly kind: string }>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

if (what === 'fill') await fill()
else await write()

async function fill(): Promise<void> {
  const key = platformRandom.bytes(32)
  mkdirSync(home, { mode: 0o700 })
  writeFileSync(keyFile, key, { mode: 0o600 })
  const vault = sure(await createVault(home, key, { name: 'Measured', createdAt: world.clock.now() }, world))
  const room = certain(await evidenceRoom(vault), 'a first device knows its member')
  const caseId = newRecordId(platformRandom)
  sure(
    await vault.writer.save([
      { id: caseId, type: 'Case', home: { kind: 'case', caseId }, fields: { summary: 'Measured' } },
    ]),
  )
  const letters = Array.from({ length: Number(count) }, (_, at) =>
    givenFile(`${at}.pdf`, [
      concat(utf8(`%PDF-1.7\n${at}\n`), platformRandom.bytes(65_536), new Uint8Array(130_000)),
    ]),
  )
  await takeInAll(room, letters, { caseId, receivedVia: 'by-hand' })
  while (room.ledger.waiting() > 0) {
    await ledgerRound(room, { post: async () => undefined })
    later += stepMillis
  }
  await vault.close()
}

async function write(): Promise<void> {
  const vault = sure(await openVault(home, new Uint8Array(readFileSync(keyFile)), world))
  const began = performance.now()
  const room = certain(await evidenceRoom(vault), 'a first device knows its member')
  const index = new CaseIndex(vault)
  const records = index.world()
  const release = {
    to: { kind: 'court', name: 'A court' },
    purpose: 'P10',
    identifiability: 'I2',
    items: records.ofType('EvidenceItem').map(({ id }) => ({ ref: id })),
    approvals: [],
  } as const
  const chosen = chosenOf(release, records)
  const items: DossierOriginal[] = []
  for (const one of chosen)
    items.push(certain(await originalOf(vault, one, records, 'en'), 'each was taken in'))
  const narrative = { summary: ['Measured.'], jurisdiction: [], methodology: [] }
  const out = join(folder, 'out')
  const wish = {
    release: 'D-1',
    folder: out,
    title: 'Measured',
    language: 'en',
    software,
    narrative,
    annexFor: [],
  } as const
  const made = await writeDossier({
    ...wish,
    organisation: 'Measured',
    items,
    parts: () => partsOfRelease({ vault, index, by: room.by }, room, wish, release, chosen),
    signingKey: certain(await vault.dossierKey(), 'a first device signs'),
    clock: world.clock,
    random: platformRandom,
  })
  const written = performance.now()
  if (!made.ok || !existsSync(out)) throw new Error('no dossier was written')
  const verdict = await verifyFolder(out)
  const checked = performance.now()
  if (verdict.kind !== 'unchanged') throw new Error(`the check says ${verdict.kind}`)
  if (verdict.facts.proofs.sealed === 0) throw new Error('no seal was found in the ledger')
  await vault.close()
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${(written - began) / 1000} ${(checked - written) / 1000} ${megabytes}`)
}
