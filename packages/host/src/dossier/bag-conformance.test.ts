/** The BagIt conformance suite of the Library of Congress, read in place: docs/formats/dossier.md, D33. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyFolder } from './verify-folder.ts'

const beside = fileURLToPath(new URL('../../../../../shared', import.meta.url))
const suite = join(process.env['SAFECONDUCT_SHARED'] ?? beside, 'vectors/bagit/v0.97')
const isHere = existsSync(suite)

const bagsIn = async (kind: string): Promise<readonly string[]> =>
  isHere ? (await readdir(join(suite, kind))).sort() : []

const valid = await bagsIn('valid')
const warning = await bagsIn('warning')
const invalid = await bagsIn('invalid')
const outOfScope = [
  ...(await bagsIn('linux-only')).map((name) => `linux-only/${name}`),
  ...(await bagsIn('windows-only')).map((name) => `windows-only/${name}`),
]

/** What each unsound bag of the suite has wrong with it. */
const faultByName: Readonly<Record<string, string>> = {
  'baginfo-missing-encoding': 'bagit.txt: bagit-form',
  'bom-in-bagit.txt': 'bagit.txt: bagit-form',
  'corrupt-data-file': 'data/bare-filename: changed',
  'corrupt-tag-file': 'bag-info.txt: changed',
  'extra-file-in-bag': 'data/bar: unlisted',
  'invalid-version-number': 'bagit.txt: bagit-version',
  'missing-baginfo': 'bag-info.txt: missing',
  'missing-bagit.txt': 'bagit.txt: bagit-missing',
  'out-of-scope-file-paths-using-dot-notation': '../../../README.md: out-of-scope',
  'out-of-scope-file-paths-using-dot-notation-for-fetch': '../../../README.md: out-of-scope',
  'same-filename-listed-twice-with-different-hashes': 'data/README: listed-twice',
}

/** What each bag that only some readers mind is warned of. */
const warningByName: Readonly<Record<string, string>> = {
  'duplicate-file-with-different-case': 'other-case',
  'made-with-md5sum-tools': 'star',
  'relative-path': 'dot-slash',
  'same-filename-listed-twice-with-different-normalization': 'other-spelling',
  'same-filename-listed-twice-with-the-same-hash': 'listed-again',
  'special-system-files': 'system-file',
}

async function faultsOf(name: string): Promise<readonly string[]> {
  const verdict = await verifyFolder(join(suite, name))
  return verdict.kind === 'faulty' ? verdict.faults.map(({ file, rule }) => `${file}: ${rule}`) : []
}

describe.skipIf(!isHere)('[D33] the bags of the conformance suite', () => {
  it('are all looked at', () => {
    expect([valid.length, warning.length, invalid.length, outOfScope.length]).toEqual([12, 6, 11, 12])
  })

  it.each(valid)('whole: %s', async (name) => {
    expect(await faultsOf(`valid/${name}`)).toEqual([])
    expect((await verifyFolder(join(suite, 'valid', name))).kind).toBe('bag')
  })

  it.each(warning)('whole, with a warning: %s', async (name) => {
    expect(await faultsOf(`warning/${name}`)).toEqual([])
    const verdict = await verifyFolder(join(suite, 'warning', name))
    const rules = verdict.kind === 'bag' ? verdict.warnings.map((found) => found.rule) : []
    expect(rules).toContain(warningByName[name])
  })

  it.each(invalid)('not whole: %s', async (name) => {
    expect(await faultsOf(`invalid/${name}`)).toContain(faultByName[name])
  })

  it.each(outOfScope)('leading out of the folder: %s', async (name) => {
    const faults = await faultsOf(name)
    expect(faults.some((fault) => fault.endsWith(': out-of-scope'))).toBe(true)
  })
})
