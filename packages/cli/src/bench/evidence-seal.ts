/**
 * Sealing beside two programs that keep files safe: `age -r`, which only encrypts, and `restic backup`, which hashes and
 * encrypts. Ours reads once, hashes whole and in pieces, encrypts, writes, signs a manifest and commits it to the ledger.
 * Compared is the time of the processor: how long a disk takes says more about the disk.
 *
 * Each is a process of its own, counted from its start to its end; what each was given to seal into was made before.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BenchWorld, type Figure, figure } from './figure.ts'
import { writeMixedFiles } from './mixed-files.ts'
import { isInstalled, type Spent, spentBy } from './peer.ts'

const program = fileURLToPath(new URL('./evidence-seal-program.ts', import.meta.url))
const gigabytes = 2

export async function sealFigures({ say }: BenchWorld): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-seal-'))
  try {
    const files = writeMixedFiles(join(folder, 'files'), gigabytes * 1e9)
    say(`${files.length} files`)
    const alike = (): void => sameGround(folder)
    alike()
    const age = ageOn(folder)
    alike()
    const restic = resticOn(folder)
    alike()
    return figuresOf(oursOn(folder), age, restic)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * What the one before has written is on the disk and its room given back: otherwise whoever comes later pays for pages that
 * are still to be written and for memory that this machine has first to be lent (measured: half as much again). Emptied
 * and not removed: for a minute after a file is gone, ext4 looks at its number again for every new one.
 */
function sameGround(folder: string): void {
  spentBy('sync')
  spentBy(`find ${folder} -type f -path '${folder}/age/*' -exec truncate -s 0 {} +`)
  spentBy(`chmod -R u+w ${folder}/restic; find ${folder}/restic -type f -exec truncate -s 0 {} +`)
  spentBy('sync')
}

type Ours = { readonly whole: Spent; readonly bytes: number; readonly papers: number }

function figuresOf(ours: Ours, age: Spent | undefined, restic: Spent | undefined): readonly Figure[] {
  const beside = (peer: Spent | undefined): number | null =>
    peer === undefined ? null : ours.whole.cpu / peer.cpu
  return [
    figure(`${gigabytes} GB sealed: read, hashed, encrypted, written (processor)`, ours.bytes, 's'),
    figure('the same: manifests, handlings and commitments (processor)', ours.papers, 's'),
    figure('both, with the start of the program (processor)', ours.whole.cpu, 's'),
    figure(`age -r, a file at a time (processor)`, age?.cpu ?? null, 's'),
    figure('restic backup (processor)', restic?.cpu ?? null, 's'),
    figure('sealing ÷ age -r', beside(age), '×', { is: '≤', value: 1 }),
    figure('sealing ÷ restic backup', beside(restic), '×', { is: '≤', value: 0.5 }),
    figure('sealing, by the clock on the wall', ours.whole.wall, 's'),
    figure('restic backup, by the clock on the wall', restic?.wall ?? null, 's'),
  ]
}

function oursOn(folder: string): Ours {
  const run = `'${process.execPath}' '${program}' '${folder}'`
  if (spentBy(`${run} make`) === undefined) throw new Error('no home to seal into')
  const whole = spentBy(`${run} seal > '${folder}/took'`)
  if (whole === undefined) throw new Error('the files were not sealed')
  const [bytes = 0, papers = 0] = readFileSync(join(folder, 'took'), 'utf8').split(' ').map(Number)
  return { whole, bytes, papers }
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
