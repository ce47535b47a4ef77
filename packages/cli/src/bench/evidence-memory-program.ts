/** Seals so many gigabytes into a folder and prints the most memory that this took, in MB. Started by `evidence-memory.ts`. */
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { givenFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { readOnce } from '@safeconduct/host/evidence/intake/one-read.ts'

const [home = '', gigabytes = '0'] = process.argv.slice(2)
const piece = new Uint8Array(1_000_000)
for (let at = 0; at < piece.length; at += 50_000) piece.set(platformRandom.bytes(50_000), at)

function* film(): Generator<Uint8Array> {
  for (let written = 0; written < Number(gigabytes) * 1000; written++) yield piece
}

const kept = await readOnce({ home, random: platformRandom }, givenFile('film', film()))
if (!kept.ok) throw new Error(`the film was not sealed: ${kept.refusal.kind}`)
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)))
