import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, ok } from '@safeconduct/core/base/result.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { noRelay } from '@safeconduct/core/vault/sync/round.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { keepBlob } from '../vault/blobs.ts'
import { change, press, saved, TestHomes } from '../vault/vault.fixture.ts'
import { FilesThere } from './files-there.ts'
import { fileSent, filesToSend } from './offering-files.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

describe('a file that a relay says it has not, whatever it is sent', () => {
  it('[Y41] is sent again at once when the relay has lost entries, and then every six hours at most', async () => {
    const home = homes.new()
    const vault = await home.create()
    const { replica } = vault
    const kept = await keepBlob(home.path, [new Uint8Array(5000)], { random })
    const blob = certain(kept.ok ? kept.value.blob : undefined, 'kept')
    await saved(vault, change('EvidenceItem', press, { kind: 'web_capture', file: { ...blob } }))
    const link = { hasPieces: async (names) => ok(names.map(() => false)) } as Partial<RelayLink> as RelayLink
    const files = new FilesThere()
    const from = home.clock.millis()
    /** Hours after the first round in which the file went to the relay again. */
    const sent: number[] = []
    for (let minutes = 0; minutes <= 13 * 60; minutes += 30) {
      home.clock.set(from + minutes * 60_000)
      for (const { row } of filesToSend(replica)) {
        if (minutes > 0) sent.push(minutes / 60)
        replica.store.transaction(() => fileSent(replica, row))
      }
      if (minutes >= 60) files.heard({ ...noRelay, lies: ['relay-rolled-back'] })
      await files.look(replica, link)
    }
    // The first was looked for when the desk came to the relay, the next when it heard of the loss.
    expect(sent).toEqual([0.5, 1.5, 7.5])
    await vault.close()
  })
})
