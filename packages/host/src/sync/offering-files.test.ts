import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { keepBlob } from '../vault/blobs.ts'
import { change, newId, press, saved, TestHomes } from '../vault/vault.fixture.ts'
import { fileSent, filesToSend, sendAgain, sentFiles } from './offering-files.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

describe('files that are still to be sent', () => {
  it('[Y41] are remembered with the record that names them, over a restart, and go with its keys', async () => {
    const home = homes.new()
    const vault = await home.create()
    const kept = await keepBlob(home.path, [new Uint8Array(5000)], { random })
    const blob = certain(kept.ok ? kept.value.blob : undefined, 'kept')
    await saved(vault, change('EvidenceItem', press, { kind: 'web_capture', file: { ...blob } }))
    const log = certain(vault.replica.book.byName({ scope: press, part: 'whole' }), 'founded')
    expect(filesToSend(vault.replica)).toEqual([{ row: `${log.hex}/${blob.sealed}`, blob }])
    await vault.close()
    const again = await home.open()
    expect(filesToSend(again.replica)).toHaveLength(1)
    again.store.logs.forget([log.row])
    expect(filesToSend(again.replica)).toEqual([])
    await again.close()
  })

  it('[Y41] are those again that a relay has no more, and none whose record names it no more', async () => {
    const home = homes.new()
    const vault = await home.create()
    const { replica } = vault
    const kept = await keepBlob(home.path, [new Uint8Array(5000)], { random })
    const blob = certain(kept.ok ? kept.value.blob : undefined, 'kept')
    await saved(vault, change('EvidenceItem', press, { kind: 'web_capture', file: { ...blob } }))
    const waits = filesToSend(replica)
    replica.store.transaction(() => {
      for (const { row } of waits) fileSent(replica, row)
    })
    expect(filesToSend(replica)).toEqual([])
    const [sent] = sentFiles(replica)
    expect(sent).toMatchObject({ name: blob.sealed })
    const again = certain(sent, 'one was sent')
    replica.store.transaction(() => sendAgain(replica, { ...again, record: newId() }))
    expect([...filesToSend(replica), ...sentFiles(replica)]).toEqual([])
    replica.store.transaction(() => sendAgain(replica, again))
    expect(filesToSend(replica)).toEqual(waits)
    await vault.close()
  })

  it('[T12] [Y41] leave with the log also where the desk died before it knew that the record was saved', async () => {
    const home = homes.new()
    const vault = await home.create()
    const { replica, store } = vault
    const kept = await keepBlob(home.path, [new Uint8Array(5000)], { random })
    const blob = certain(kept.ok ? kept.value.blob : undefined, 'kept')
    await saved(vault, change('EvidenceItem', press, { kind: 'web_capture', file: { ...blob } }))
    const [row] = store.shelf.list('file-out', '')
    const unsorted = certain(row, 'it waits').value
    store.transaction(() => store.shelf.put('file-out', `new/${blob.sealed}`, unsorted))
    const log = certain(replica.book.byName({ scope: press, part: 'whole' }), 'founded')
    store.logs.forget([log.row])
    expect(store.shelf.list('file-out', '')).toEqual([])
    await vault.close()
  })

  it('[Y41] are not remembered for a record that was refused', async () => {
    const home = homes.new()
    const vault = await home.create()
    const kept = await keepBlob(home.path, [new Uint8Array(10)], { random })
    const blob = certain(kept.ok ? kept.value.blob : undefined, 'kept')
    const refused = {
      id: newId(),
      type: 'EvidenceItem',
      home: press,
      fields: { file: { ...blob }, nowhere: 1 },
    }
    expect((await vault.writer.save([refused])).ok).toBe(false)
    expect(filesToSend(vault.replica)).toEqual([])
    await vault.close()
  })
})
