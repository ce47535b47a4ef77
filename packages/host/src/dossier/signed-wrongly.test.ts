/**
 * Dossiers that the right key signed and that still do not agree with themselves: docs/formats/dossier.md, D10, D20, D21.
 * Another program, or somebody who holds the key for an hour, could make them.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { canonicalJson, type Json } from '@safeconduct/core/base/json.ts'
import { writeManifest } from '@safeconduct/core/evidence/bag-manifest.ts'
import { parseContents } from '@safeconduct/core/evidence/dossier.ts'
import { writeInventory } from '@safeconduct/core/evidence/inventory.ts'
import { keyLine } from '@safeconduct/core/evidence/ssh-key.ts'
import { signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { tagTexts } from '@safeconduct/core/evidence/tag-texts.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, filesUnder, freshFolder, keyOf, requestFor, sha256Hex } from './dossier.fixture.ts'
import { verifyFolder } from './verify-folder.ts'
import { writeDossier } from './write-dossier.ts'

type Item = Readonly<Record<string, Json>>
type Contents = Readonly<Record<string, Json>> & { readonly items: readonly Item[] }

const place = freshFolder()
const whole = join(place.path, 'whole')
let count = 0

beforeAll(async () => {
  expect((await writeDossier(await requestFor(whole))).ok).toBe(true)
})
afterAll(() => place[Symbol.dispose]())

/** A copy with other contents, and everything that follows from them written and signed anew by the same key. */
async function signedAnew(
  change: (contents: Contents) => Json,
  respell: (list: string) => string = (list) => list,
): Promise<string> {
  const folder = join(place.path, `copy-${++count}`)
  execFileSync('cp', ['-R', whole, folder])
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content)
  const before = JSON.parse(readFileSync(join(folder, 'data/manifest.json'), 'utf8')) as Contents
  put('data/manifest.json', canonicalJson(change(before)))
  const contents = parseContents(new Uint8Array(readFileSync(join(folder, 'data/manifest.json'))))
  if (contents.ok) put('data/inventory.csv', writeInventory(contents.value.items))
  const payload = [...filesUnder(folder)].filter(([name]) => name.startsWith('data/'))
  const bytes = payload.reduce((sum, [, file]) => sum + file.length, 0)
  if (contents.ok) {
    for (const [name, text] of tagTexts(contents.value, { bytes, files: payload.length })) put(name, text)
  }
  const list = respell(writeManifest(new Map(payload.map(([name, file]) => [name, sha256Hex(file)]))))
  put('manifest-sha256.txt', list)
  put('manifest-sha256.txt.sig', await signForSsh(await keyOf(7), 'safeconduct-dossier', utf8(list)))
  const tags = [...filesUnder(folder)].filter(
    ([name]) => !name.startsWith('data/') && !name.startsWith('tagm'),
  )
  put('tagmanifest-sha256.txt', writeManifest(new Map(tags.map(([name, file]) => [name, sha256Hex(file)]))))
  return folder
}

const faults = async (...how: Parameters<typeof signedAnew>) =>
  faultsOf(await verifyFolder(await signedAnew(...how)))
const changeItem =
  (at: number, change: Item) =>
  (contents: Contents): Json => ({
    ...contents,
    items: contents.items.map((item, index) => (index === at ? { ...item, ...change } : item)),
  })

describe('a dossier signed by the right key', () => {
  it('[D30] and signed anew without a change is unchanged', async () => {
    expect(await faults((contents) => contents)).toEqual(['unchanged'])
  })

  it('[D21] is refused where an item has another number, length or hash than its file', async () => {
    const wrong = ['data/originals/001-otchyot-no-1.txt: contents-disagree']
    expect(await faults(changeItem(0, { number: 2 }))).toEqual(wrong)
    expect(await faults(changeItem(0, { size: 35 }))).toEqual(wrong)
    expect(await faults(changeItem(0, { sha256: '0'.repeat(64) }))).toEqual(wrong)
  })

  it('[D21] is refused where two items are one file, or a file is no item', async () => {
    const { items } = JSON.parse(readFileSync(join(whole, 'data/manifest.json'), 'utf8')) as Contents
    const twice = (contents: Contents): Json => ({
      ...contents,
      items: [...contents.items, { ...items[0], number: 4 }],
    })
    expect(await faults(twice)).toEqual(['data/originals/001-otchyot-no-1.txt: contents-disagree'])
    const fewer = (contents: Contents): Json => ({ ...contents, items: contents.items.slice(0, 2) })
    expect(await faults(fewer)).toEqual(['data/originals/003-empty: contents-disagree'])
  })

  it('[D20] is refused where the contents name another signer', async () => {
    const signer = keyLine(publicKeyOf(await keyOf(8)))
    expect(await faults((contents) => ({ ...contents, signer }))).toEqual([
      'data/manifest.json: contents-disagree',
    ])
  })

  it('[D20] is refused where the contents have a field that nobody knows', async () => {
    expect(await faults((contents) => ({ ...contents, note: '' }))).toContain(
      'data/manifest.json: contents-form',
    )
  })

  it('[D10] is refused where its list is spelt as ordinary bags may be', async () => {
    const same = (contents: Contents): Json => contents
    const lower = await faults(same, (list) => list.replace('data/index.html', 'data/INDEX.html'))
    expect(lower).toEqual(['data/INDEX.html: spelling'])
    const starred = await faults(same, (list) => list.replace('  data/index', ' *data/index'))
    expect(starred).toContain('manifest-sha256.txt: spelling')
    const ended = await faults(same, (list) => list.replaceAll('\n', '\r\n'))
    expect(ended).toEqual(['manifest-sha256.txt: spelling'])
  })
})
