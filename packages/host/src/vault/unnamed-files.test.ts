/** What a program leaves that is killed between sealing a file and saving the record that names it. */
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { filesToSend } from '../sync/offering-files.ts'
import { type Blob, keepBlob, readBlob } from './blobs.ts'
import { caseScope, change, newId, saved, type TestHome, TestHomes } from './vault.fixture.ts'
import type { Vault } from './vault.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const lying = (home: TestHome): readonly string[] => readdirSync(join(home.path, 'blobs')).toSorted()

async function kept(home: TestHome): Promise<Blob> {
  const file = await keepBlob(home.path, [random.bytes(5000)], { random })
  return certain(file.ok ? file.value.blob : undefined, 'there is room')
}

const item = (blob: Blob) => change('EvidenceItem', caseScope(newId()), { title: 'A photograph', file: blob })

/** As after a kill: the mark is there again, or still. */
function mark(home: TestHome, { sealed }: Blob): void {
  writeFileSync(join(home.path, 'blobs', `wait-${sealed}`), '')
}

async function reopened(home: TestHome, vault: Vault): Promise<Vault> {
  await vault.close()
  return home.open()
}

async function isWhole(home: TestHome, blob: Blob): Promise<boolean> {
  for await (const piece of readBlob(home.path, blob)) if (!piece.ok) return false
  return true
}

describe('a sealed file', () => {
  it('[B5] that no record came to name is gone with the next opening, and one that a record names stays', async () => {
    const home = homes.new()
    const vault = await home.create()
    const [named, unnamed] = [await kept(home), await kept(home)]
    await saved(vault, item(named))
    expect(lying(home)).toContain(unnamed.sealed)
    const again = await reopened(home, vault)
    expect(lying(home)).toEqual([named.sealed])
    expect(await isWhole(home, named)).toBe(true)
    expect(await again.check({ readData: true })).toMatchObject({ state: 'whole', files: 1 })
    await again.close()
  })

  it('[B5] that a save names which is refused is gone at once, and what another record names stays', async () => {
    const home = homes.new()
    const vault = await home.create()
    const [named, refused] = [await kept(home), await kept(home)]
    const record = item(named)
    await saved(vault, record)
    // What a file is was said once; another word of it is refused, with all that was to be saved together.
    const other = { ...item(named), home: record.home ?? caseScope(newId()) }
    const done = await vault.writer.save([{ ...record, fields: { file: refused } }, other])
    expect(done).toMatchObject({ refusal: { kind: 'change-refused' } })
    expect(lying(home)).toEqual([named.sealed])
    await vault.close()
  })

  it('[B5] stays when the kill came between its record and its mark, and is marked no more', async () => {
    const home = homes.new()
    const vault = await home.create()
    const blob = await kept(home)
    await saved(vault, item(blob))
    expect(lying(home)).toEqual([blob.sealed])
    mark(home, blob)
    const again = await reopened(home, vault)
    expect(lying(home)).toEqual([blob.sealed])
    await again.close()
  })

  it('[B5] without a mark stays, whatever names it: it came from elsewhere, or nobody can read its record now', async () => {
    const home = homes.new()
    const vault = await home.create()
    const [stranger, coming] = [random.bytes(32).toHex(), `part-${random.bytes(32).toHex()}`]
    const blob = await kept(home)
    rmSync(join(home.path, 'blobs', `wait-${blob.sealed}`))
    for (const name of [stranger, coming]) writeFileSync(join(home.path, 'blobs', name), 'sealed')
    const again = await reopened(home, vault)
    expect(lying(home)).toEqual([stranger, coming, blob.sealed].toSorted())
    await again.close()
  })

  it('[B5] is not sent where the kill came between the note to send it and the save', async () => {
    const home = homes.new()
    const vault = await home.create()
    const blob = await kept(home)
    const row = JSON.stringify({ ...blob, record: newId() })
    vault.store.transaction(() =>
      vault.store.shelf.put('file-out', `new/${blob.sealed}`, new TextEncoder().encode(row)),
    )
    expect(filesToSend(vault.replica)).toHaveLength(1)
    const again = await reopened(home, vault)
    expect(filesToSend(again.replica)).toEqual([])
    expect(lying(home)).toEqual([])
    await again.close()
  })

  it('[B5] stays where a draft, or a file of a log that is to be sent, names it', async () => {
    const home = homes.new()
    const vault = await home.create()
    const [typed, sent] = [await kept(home), await kept(home)]
    vault.drafts.keep('new EvidenceItem', { file: typed })
    vault.store.transaction(() => vault.store.shelf.put('file-sent', `aa/${sent.sealed}`, new Uint8Array(1)))
    const again = await reopened(home, vault)
    expect(lying(home)).toEqual([typed.sealed, sent.sealed].toSorted())
    await again.close()
  })

  it('[B5] that cannot be removed now keeps nobody out of the vault, and goes with a later opening', async () => {
    const home = homes.new()
    const vault = await home.create()
    const [blob, other] = [await kept(home), await kept(home)]
    const path = join(home.path, 'blobs', blob.sealed)
    // As good as held by another program.
    rmSync(path)
    mkdirSync(path)
    const again = await reopened(home, vault)
    expect(lying(home)).toEqual([blob.sealed, `wait-${blob.sealed}`].toSorted())
    expect(lying(home)).not.toContain(other.sealed)
    rmSync(path, { recursive: true })
    writeFileSync(path, 'sealed')
    await (await reopened(home, again)).close()
    expect(lying(home)).toEqual([])
  })

  it('[B5] stays where the vault was put back, or is another one, and may know less than the folder', async () => {
    const home = homes.new()
    const vault = await home.create()
    await saved(vault, item(await kept(home)))
    await vault.close()
    const older = `${home.file}.kept`
    copyFileSync(home.file, older)
    const later = await home.open()
    const blob = await kept(home)
    await saved(later, item(blob))
    mark(home, blob)
    await later.close()
    copyFileSync(older, home.file)
    rmSync(`${home.file}-wal`, { force: true })
    const back = await home.open()
    expect(lying(home)).toHaveLength(2)
    await (await reopened(home, back)).close()
    expect(lying(home)).toHaveLength(2)

    mark(home, blob)
    renameSync(home.file, `${home.file}.aside`)
    await (await reopened(home, await home.create())).close()
    expect(lying(home)).toHaveLength(2)
  })
})
