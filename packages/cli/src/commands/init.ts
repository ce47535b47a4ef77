/** `safeconduct init`: makes an organisation with this home as its first device, and prints both fingerprints. */

import { platformRandom } from '@safeconduct/core/base/random.ts'
import { fingerprintOf } from '@safeconduct/core/evidence/ssh-key.ts'
import { judgePassphrase, offerPassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { createOrganisation, hasOrganisation, prepareHome } from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import { homeFolder, world } from '../open-home.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { refused } from '../refused.ts'
import { usages } from '../usages.ts'

const flags = { home: 'text', 'passphrase-file': 'text', name: 'text', json: 'yes' } as const

export async function init(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.init, files: [0, 0] })
  if (options === undefined) return wrongUsage
  const home = homeFolder(options.flags.home)
  const prepared = prepareHome(home)
  if (!prepared.ok) return refused(prepared.refusal)
  if (hasOrganisation(home)) return refused({ kind: 'home-has-organisation' })
  if (options.flags['passphrase-file'] === undefined) {
    say(`Six words that nobody can guess, if you have none of your own: ${offerPassphrase(platformRandom)}`)
  }
  const typed = await askPassphrase(options.flags['passphrase-file'], 'New passphrase: ')
  if (!typed.ok) return refused(typed.refusal)
  const passphrase = judgePassphrase(typed.value)
  if (!passphrase.ok) return refused(passphrase.refusal)
  const lock = lockHome(home)
  if (!lock.ok) return refused(lock.refusal)
  const name = (options.flags.name ?? 'Our network').slice(0, 200)
  const vault = await createOrganisation(home, { name, passphrase: passphrase.value }, world())
  if (!vault.ok) return refused(vault.refusal)
  const dossierKey = fingerprintOf(vault.value.organisation.dossierKey)
  const { fingerprint } = vault.value
  await vault.value.close()
  lock.value.release()
  say(`Made. Fingerprint of the organisation: ${fingerprint}`)
  say(`Key that signs dossiers: ${dossierKey}`)
  say('Read both to your partners by telephone. Without the passphrase nobody opens this home, you included.')
  if (options.flags.json) await printJson({ organisation: name, fingerprint, dossierKey })
  return 0
}
