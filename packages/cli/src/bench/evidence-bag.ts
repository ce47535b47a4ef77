/** Checking a bag of many files beside those who do nothing else: bagit-python where it is installed, `openssl dgst` otherwise. */
import { createHash } from 'node:crypto'
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { verifyFolder } from '@safeconduct/host/dossier/verify-folder.ts'
import { type BenchWorld, type Figure, figure } from './figure.ts'
import { writeMixedFiles } from './mixed-files.ts'
import { isInstalled, type Spent, spentBy, spentOn } from './peer.ts'

const bytes = 5e8
const runs = 3

export async function bagFigures({ say }: BenchWorld): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bag-'))
  try {
    const bag = join(folder, 'bag')
    const files = writeMixedFiles(join(folder, 'files'), bytes)
    writeBag(bag, files)
    say(`${files.length} files of together ${bytes / 1e6} MB`)
    const python = isInstalled('bagit.py')
    const script = python
      ? `bagit.py --validate ${bag}`
      : `find ${bag}/data -type f -exec openssl dgst -sha256 -r {} +`
    const [ours, theirs]: [Spent[], (Spent | undefined)[]] = [[], []]
    // In turns, and the best of each: others use this machine too.
    for (let run = 0; run < runs; run++) {
      ours.push(await spentOn(() => whole(bag)))
      theirs.push(spentBy(script))
    }
    const [our, their] = [best(ours), best(theirs)]
    const peer = python ? 'bagit-python' : 'openssl dgst'
    return [
      figure('bag of 500 MB checked', our ?? null, 's'),
      figure(`${peer} on the same files`, their ?? null, 's'),
      figure(`bag checked ÷ ${peer}`, our === undefined || their === undefined ? null : our / their, '×', {
        is: '≤',
        value: 1,
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function best(spent: readonly (Spent | undefined)[]): number | undefined {
  const walls = spent.flatMap((one) => (one === undefined ? [] : [one.wall]))
  return walls.length === 0 ? undefined : Math.min(...walls)
}

async function whole(bag: string): Promise<void> {
  const { kind } = await verifyFolder(bag)
  if (kind !== 'bag') throw new Error(`a whole bag was judged ${kind}`)
}

function writeBag(bag: string, files: readonly string[]): void {
  mkdirSync(join(bag, 'data'), { recursive: true })
  const lines = files.map((file) => {
    linkSync(file, join(bag, 'data', basename(file)))
    return `${createHash('sha256').update(readFileSync(file)).digest('hex')}  data/${basename(file)}\n`
  })
  writeFileSync(join(bag, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  writeFileSync(join(bag, 'manifest-sha256.txt'), lines.join(''))
}
