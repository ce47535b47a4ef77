/**
 * Seals every file of a folder into a home, in a process of its own as the programs beside it are, and prints what its two
 * parts took: the bytes, and the papers. `make` before it makes the home. Started by `evidence-seal.ts`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startQuickly } from '@safeconduct/host/home/quick-start.ts'

startQuickly()
const { sealAll } = await import('./seal-files.ts')
const { platformRandom } = await import('@safeconduct/core/base/random.ts')
const { machineClock } = await import('@safeconduct/host/home/machine-clock.ts')
const { createVault, openVault } = await import('@safeconduct/host/vault/vault.ts')

const [folder = '', what = ''] = process.argv.slice(2)
const [home, key] = [join(folder, 'home'), join(folder, 'home-key')]
const world = { clock: machineClock(), random: platformRandom }
if (what === 'make') {
  mkdirSync(home, { mode: 0o700 })
  writeFileSync(key, platformRandom.bytes(32))
  const about = { name: 'Measured', createdAt: world.clock.now() }
  const made = await createVault(home, readFileSync(key), about, world)
  if (!made.ok) throw new Error('no vault to seal into')
  await made.value.close()
} else {
  const opened = await openVault(home, readFileSync(key), world)
  if (!opened.ok) throw new Error('the vault did not open')
  const files = readdirSync(join(folder, 'files')).map((name) => join(folder, 'files', name))
  const { bytes, papers } = await sealAll(opened.value, files)
  await opened.value.close()
  process.stdout.write(`${bytes.cpu} ${papers.cpu}`)
}
