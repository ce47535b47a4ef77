/** More is erased of one case than one wish can name. docs/formats/cases.md, CA46 and CA48. */
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { directoryName } from '@safeconduct/core/vault/replica/log-book.ts'
import { openEntry } from '@safeconduct/core/vault/replica/opening-bodies.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { askConsent, confirmErase, giveConsent, withdraw } from '../packages/host/src/cases/consent-acts.ts'
import { eraseCovered } from '../packages/host/src/cases/erasing.ts'
import { strikeErased } from '../packages/host/src/cases/striking.ts'
import { done, explained, scene } from '../packages/host/src/cases/two-desks.fixture.ts'
import { pieceNames } from '../packages/host/src/sync/fetching-files.ts'
import { keepBlob } from '../packages/host/src/vault/blobs.ts'
import { fileField } from '../packages/host/src/vault/joined-schema.ts'
import { caseScope, newId, TestHomes, testClock } from '../packages/host/src/vault/vault.fixture.ts'
import type { Vault } from '../packages/host/src/vault/vault.ts'
import { directLink } from '../packages/relay/src/direct-link.ts'
import { usualLimits } from '../packages/relay/src/limits.ts'
import { MemoryPieces, MemoryRelayStore } from '../packages/relay/src/memory-store.ts'
import { Relay } from '../packages/relay/src/relay.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

describe('seventy pictures that a person took back', () => {
  it('[CA46] [CA48] [X1] leave all of them no words behind, on either desk', async () => {
    const [key, space] = [await newSigningKey(random), random.bytes(16)]
    const stores = { store: new MemoryRelayStore(), pieces: new MemoryPieces() }
    const relay = new Relay(stores, { key, space: sha256(space) }, usualLimits, testClock())
    const link = directLink(relay)
    const url = relayAddressText('https://relay.example', space)
    const { team, first, second, cases, persons } = await scene(homes, (one) =>
      one.decide(directoryName, { kind: 'relay-set', url, key: deviceIdOf(publicKeyOf(key)) }),
    )
    const settled = async (): Promise<void> => {
      for (let turn = 0; turn < 24; turn++) {
        let moved = 0
        for (const desk of [first, second]) {
          const { read, sent } = await syncRound(desk.vault.replica, link)
          desk.index.refresh()
          const { asked, agreed } = await strikeErased(desk)
          moved += read + sent + asked + agreed
        }
        if (moved === 0) return
      }
      throw new Error('the desks never come to rest')
    }
    const wordsIn = async ({ replica, store }: Vault): Promise<number> => {
      const said = []
      for (const log of replica.book.all())
        for (const { row, head } of log.feeds.values())
          for (const { entry } of row === undefined ? [] : store.entries.after(row, 0, head.seq))
            said.push(await openEntry(replica.context, log, entry))
      return new Set(JSON.stringify(said).match(/a yard behind mill \d+/g)).size
    }
    const [caseId, person] = [certain(cases[0], 'a case'), certain(persons[0], 'a person')]
    const kept = await keepBlob(first.vault.home, [new Uint8Array(3 * 1024 * 1024)], { random })
    const film = certain(kept.ok ? kept.value.blob : undefined, 'a file that fits')
    const pictures = Array.from({ length: 70 }, () => newId())
    const saved = await first.vault.writer.save(
      pictures.map((id, at) => ({
        id,
        type: 'EvidenceItem',
        home: caseScope(caseId),
        fields: {
          kind: '220903200901',
          title: 'Photograph',
          description: `a yard behind mill ${at}`,
          receivedFrom: person,
          original: true,
          sha256: 'a'.repeat(64),
          graphic: false,
          metadataRemoved: false,
          createdAt: first.vault.clock.now(),
          createdBy: 'M-01',
          ...(at === 0 ? { [fileField]: film } : {}),
        },
      })),
    )
    expect(saved.ok).toBe(true)
    const consent = done(
      await askConsent(first, {
        caseId,
        purpose: 'P12',
        scope: pictures,
        recipients: [{ kind: 'press', name: '*' }],
        identifiability: 'I2',
        method: 'spoken_noted',
        lang: 'ru',
        interpreterUsed: false,
        explained,
      }),
    )
    done(await giveConsent(first, { id: consent }))
    done(await withdraw(first, { id: consent, wish: 'erase', via: 'a call' }))
    await settled()
    for (const { vault } of team.people) expect(await wordsIn(vault)).toBe(70)
    for (const { clock } of team.people.map(({ home }) => home)) clock.set(clock.millis() + 31 * 86_400_000)
    done(await confirmErase(second, consent))
    done(await eraseCovered(second, consent))
    await settled()
    done(await eraseCovered(first, consent))
    await settled()
    // The film is in no home any more, and no relay says yet which pieces it had there.
    for (const { vault } of team.people) expect(await wordsIn(vault), 'the film alone waits').toBe(1)
    for (const { vault } of team.people) vault.files.pieces = (blob) => pieceNames(link, blob)
    await settled()
    for (const { vault } of team.people) expect(await wordsIn(vault)).toBe(0)
    await team.close()
  })
})
