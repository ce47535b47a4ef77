/**
 * Sealing beside two programs that keep files safe: `age -r`, which only encrypts, and `restic backup`, which hashes and
 * encrypts. Ours reads once, hashes whole and in pieces, encrypts, writes, signs a manifest and commits it to the ledger.
 * Compared is the time of the processor: how long a disk takes says more about the disk.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { piecesOf } from '@safeconduct/core/evidence/seal/pieces.ts'
import {
  type EvidenceRoom,
  evidenceRoom,
  saveWithPapers,
} from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { sealingChanges } from '@safeconduct/host/evidence/custody/sealing.ts'
import { diskFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { readOnce } from '@safeconduct/host/evidence/intake/one-read.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import { createVault } from '@safeconduct/host/vault/vault.ts'
import { type BenchWorld, type Figure, figure } from './figure.ts'
import { writeMixedFiles } from './mixed-files.ts'
import { isInstalled, type Spent, spentBy, spentOn } from './peer.ts'

const gigabytes = 2

export async function sealFigures({ say }: BenchWorld): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-seal-'))
  try {
    const files = writeMixedFiles(join(folder, 'files'), gigabytes * 1e9)
    say(`${files.length} files`)
    const age = ageOn(folder)
    const restic = resticOn(folder)
    const ours = await sealAll(join(folder, 'home'), files)
    return figuresOf(ours, age, restic)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figuresOf(
  ours: { readonly bytes: Spent; readonly papers: Spent },
  age: Spent | undefined,
  restic: Spent | undefined,
): readonly Figure[] {
  const cpu = ours.bytes.cpu + ours.papers.cpu
  const beside = (peer: Spent | undefined): number | null => (peer === undefined ? null : cpu / peer.cpu)
  return [
    figure(`${gigabytes} GB sealed: read, hashed, encrypted, written (processor)`, ours.bytes.cpu, 's'),
    figure('the same: manifests, handlings and commitments (processor)', ours.papers.cpu, 's'),
    figure(`age -r, a file at a time (processor)`, age?.cpu ?? null, 's'),
    figure('restic backup (processor)', restic?.cpu ?? null, 's'),
    figure('sealing ÷ age -r', beside(age), '×', { is: '≤', value: 1 }),
    figure('sealing ÷ restic backup', beside(restic), '×', { is: '≤', value: 0.5 }),
    figure('sealing, by the clock on the wall', ours.bytes.wall + ours.papers.wall, 's'),
    figure('restic backup, by the clock on the wall', restic?.wall ?? null, 's'),
  ]
}

function ageOn(folder: string): Spent | undefined {
  if (!isInstalled('age') || !isInstalled('age-keygen')) return undefined
  spentBy(`age-keygen -o ${folder}/key && mkdir ${folder}/age`)
  const each = `age -r "$R" -o "${folder}/age/$(basename "$f")" "$f"`
  return spentBy(
    `R=$(grep -o 'age1.*' ${folder}/key); for f in ${folder}/files/*; do ${each} || exit 1; done`,
  )
}

function resticOn(folder: string): Spent | undefined {
  if (!isInstalled('restic')) return undefined
  const values = { RESTIC_PASSWORD: 'measured', RESTIC_REPOSITORY: join(folder, 'restic') }
  if (spentBy('restic init', values) === undefined) return undefined
  return spentBy(`restic backup --no-cache ${folder}/files`, values)
}

/** How many items an intake keeps in one save. */
const atOnce = 15

async function sealAll(home: string, files: readonly string[]) {
  const world = { clock: machineClock(), random: platformRandom }
  const about = { name: 'Measured', createdAt: world.clock.now() }
  mkdirSync(home, { mode: 0o700 })
  const made = await createVault(home, platformRandom.bytes(32), about, world)
  if (!made.ok) throw new Error('no vault to seal into')
  const room = certain(await evidenceRoom(made.value), 'a first device knows its member')
  const read: Kept[] = []
  const bytes = await spentOn(async () => {
    for (const file of files) {
      const kept = await readOnce(made.value, diskFile(file, file))
      if (!kept.ok) throw new Error(`a file was not sealed: ${kept.refusal.kind}`)
      read.push(kept.value)
    }
  })
  const papers = await spentOn(async () => {
    for (let at = 0; at < read.length; at += atOnce) await keepPapers(room, read.slice(at, at + atOnce))
    await room.ledger.step()
  })
  await made.value.close()
  return { bytes, papers }
}

type Kept = Extract<Awaited<ReturnType<typeof readOnce>>, { ok: true }>['value']

async function keepPapers(room: EvidenceRoom, some: readonly Kept[]): Promise<void> {
  const changes = []
  for (const { sha256, blob, pieces } of some) {
    const tree = piecesOf(pieces)
    const file = {
      role: 'original',
      sha256,
      bytes: blob.size,
      mediaType: 'application/octet-stream',
    } as const
    const papers = await sealingChanges(room, {
      item: newRecordId(platformRandom),
      home: { kind: 'press' },
      files: [{ ...file, ...(tree === undefined ? {} : { pieces: tree }) }],
      receivedVia: 'by-hand',
    })
    if (!papers.ok) throw new Error('an item was not sealed')
    changes.push(...papers.value)
  }
  const saved = await saveWithPapers(room, changes)
  if (!saved.ok) throw new Error(`papers were not kept: ${saved.refusal.kind}`)
}
