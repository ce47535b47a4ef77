/** Devices of one organisation over a relay: what is written reaches the others, and people see where it is. */

import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, refuse } from '@safeconduct/core/base/result.ts'
import { logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import { directoryName } from '@safeconduct/core/vault/replica/log-book.ts'
import type { TestDevice } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import { accessHash, accessToken } from '@safeconduct/core/vault/sync/access.ts'
import { makeBundle, takeBundle } from '@safeconduct/core/vault/sync/bundle.ts'
import { recordState, syncState } from '@safeconduct/core/vault/sync/change-states.ts'
import type { LinkRefusal, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { signReceipt } from '@safeconduct/core/vault/sync/receipt.ts'
import { MemoryRelayStore } from '@safeconduct/relay/memory-store.ts'
import { describe, expect, it } from 'vitest'
import { failingLink } from './support/failing-link.ts'
import { hashOf, round, type SyncedTeam, settled, syncedTeam } from './support/synced-team.ts'

async function alike({ team }: SyncedTeam): Promise<boolean> {
  const [first, ...others] = await Promise.all(team.devices.map(hashOf))
  return others.every((hash) => hash.toHex() === first?.toHex())
}

/** The work that a device has, whoever wrote it. */
function changesOf(device: TestDevice): readonly string[] {
  const changes = device.entries().filter(({ header }) => header.kind === 'changes')
  return changes.map((entry) => entryHash(entry).toHex()).sort()
}

function alarmsOf({ team }: SyncedTeam): readonly string[] {
  return team.devices.flatMap((device) => device.alarms())
}

describe('work reaches the others over a relay', () => {
  it('[Y16] [Y24] what one writes all read, and everybody comes to rest', async () => {
    const scene = await syncedTeam(3)
    const { team } = scene
    await settled(scene)
    await team.at(0).saved({ fields: { label: 'a report' } })
    await team.at(1).saved({ fields: { label: 'another' } })
    expect(await settled(scene)).toBeLessThanOrEqual(5)
    expect(await alike(scene)).toBe(true)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[Y16] whoever is given a case has all its parts in one round, with what was written there before', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const caseId = newRecordId(random)
    const home = { kind: 'case', caseId } as const
    await team.at(0).saved({ id: caseId, type: 'Case', home, fields: { label: 'a case' } })
    const member = certain(team.members[1], 'a second member')
    const parts = { work: 'writer', places: 'writer', medical: 'reader' } as const
    expect((await team.at(0).replica.acts.assign(caseId, member, parts)).ok).toBe(true)
    // What is given is marked in the first, and the letter goes in the second.
    for (let turn = 0; turn < 2; turn++) await round(team.at(0), link)
    await round(team.at(1), link)
    for (const part of ['work', 'places', 'medical'] as const) {
      const [here, there] = [0, 1].map((at) => team.at(at).log({ scope: home, part }))
      expect(there?.control?.state.head, part).toEqual(here?.control?.state.head)
    }
    expect(team.at(1).store.records.find(caseId)).toBeDefined()
  })

  it('[Y25] [Y27] each change is saved here, then at the relay, then on a second device', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [a, b] = [team.at(0), team.at(1)]
    const before = syncState(a.replica).counts['at-relay']
    const id = await a.saved({ fields: { label: 'a report' } })
    expect(recordState(a.replica, id)).toBe('saved-here')
    expect(syncState(a.replica)).toMatchObject({ counts: { 'saved-here': 1 }, waitingOut: [{ count: 1 }] })
    await round(a, link)
    expect(recordState(a.replica, id)).toBe('at-relay')
    expect(syncState(a.replica).counts).toMatchObject({ 'saved-here': 0, 'at-relay': before + 1 })
    await round(b, link)
    await round(a, link)
    expect(recordState(a.replica, id)).toBe('second-device')
    expect(recordState(b.replica, id)).toBeUndefined()
    expect(syncState(a.replica)).toMatchObject({ counts: { 'saved-here': 0, 'at-relay': 0 }, waitingOut: [] })
  })

  it('[Y19] wherever the line breaks, the next round goes on and nothing is lost or told twice', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    for (let at = 1; at < 40; at++) {
      await team.at(0).saved({ fields: { label: `first ${at}` } })
      await team.at(1).saved({ fields: { label: `second ${at}` } })
      const breaking = failingLink(link, {
        refuse: (_, number) => (number >= at ? { kind: 'silent' } : undefined),
      })
      await round(team.at(0), breaking)
      const lossy = failingLink(link, { lose: (_, number) => number === at })
      await round(team.at(1), lossy)
    }
    await settled(scene)
    expect(await alike(scene)).toBe(true)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[Y19] wherever the device dies, it wakes and goes on', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    class Death extends Error {}
    let died = 0
    for (let at = 1; at < 30; at++) {
      await team.at(0).saved({ fields: { label: `first ${at}` } })
      await team.at(1).saved({ fields: { label: `second ${at}` } })
      for (const device of team.devices) {
        const alive = device.store.transactions
        device.store.faults = {
          [at % 2 === 0 ? 'before' : 'after']: (number: number) => {
            if (number === alive + Math.ceil(at / 2)) throw new Death()
          },
        }
        try {
          await round(device, link)
        } catch (problem) {
          if (!(problem instanceof Death)) throw problem
          died++
          await device.restart()
        }
        device.store.faults = {}
      }
    }
    expect(died).toBeGreaterThan(10)
    await settled(scene)
    expect(await alike(scene)).toBe(true)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[Y19] stops when told to, and says so', async () => {
    const scene = await syncedTeam(2)
    await scene.team.at(0).saved({ fields: { label: 'a report' } })
    const end = new AbortController()
    const stopping = failingLink(scene.link, {
      refuse: (ask) => {
        if (ask === 'push') end.abort()
        return undefined
      },
    })
    expect((await round(scene.team.at(0), stopping, { signal: end.signal })).end).toBe('stopped')
    await settled(scene)
    expect(await alike(scene)).toBe(true)
  })

  it('[Y18] what came on a stick is offered to the relay by whoever has it', async () => {
    const scene = await syncedTeam(3)
    const { team, link } = scene
    await settled(scene)
    const [offline, carrier, third] = [team.at(0), team.at(1), team.at(2)]
    await offline.saved({ fields: { label: 'written far away' } })
    await carried(offline, carrier)
    await round(carrier, link)
    await round(third, link)
    expect(changesOf(third)).toEqual(changesOf(carrier))
    expect(changesOf(third)).toHaveLength(1)
    // The writer comes back and offers the same: no conflict, no alarm, and it is on a second device.
    await round(offline, link)
    await settled(scene)
    expect(await alike(scene)).toBe(true)
    expect(alarmsOf(scene)).toEqual([])
  })
})

async function carried(from: TestDevice, to: TestDevice): Promise<void> {
  const pieces: Uint8Array[] = []
  for await (const piece of makeBundle(from.replica, from.replica.deviceKey)) pieces.push(piece)
  const taken = await takeBundle(to.replica, () => pieces)
  if (!taken.ok) throw new Error(`the stick was refused: ${taken.refusal.kind}`)
}

describe('what a relay refuses is shown and nothing is dropped', () => {
  const refusals: readonly [LinkRefusal, string][] = [
    [{ kind: 'quota' }, 'done'],
    [{ kind: 'relay-full' }, 'done'],
    [{ kind: 'too-large' }, 'done'],
    [{ kind: 'slow-down', seconds: 40 }, 'slow-down'],
    [{ kind: 'silent' }, 'silent'],
    [{ kind: 'unreadable' }, 'done'],
    [{ kind: 'other-version', oldest: 2, newest: 3 }, 'other-version'],
  ]
  for (const [refusal, end] of refusals) {
    it(`[Y20] [Y28] ${refusal.kind}: a state since its first time, until it is over`, async () => {
      const scene = await syncedTeam(2)
      const { team, link } = scene
      await settled(scene)
      const [a] = [team.at(0)]
      await a.saved({ fields: { label: 'a report' } })
      const refusing = failingLink(link, { refuse: (ask) => (ask === 'push' ? refusal : undefined) })
      const since = a.clock.at
      const first = await round(a, refusing)
      expect(first.end).toBe(end)
      expect(first.wait).toBe(refusal.kind === 'slow-down' ? 40 : 0)
      a.clock.at += 3_600_000
      await round(a, refusing)
      const state = syncState(a.replica)
      expect(state.troubles).toMatchObject([{ kind: refusal.kind, since, last: a.clock.at }])
      expect(state.counts['saved-here']).toBe(1)
      await settled(scene)
      expect(syncState(a.replica).troubles).toEqual([])
      expect(await alike(scene)).toBe(true)
    })
  }

  it('[Y15] a relay of another version, or another relay, is told apart and is sent nothing', async () => {
    const scene = await syncedTeam(1)
    const { team, link } = scene
    const about = await link.about()
    if (!about.ok) throw new Error('the relay is there')
    const newer: RelayLink = {
      ...link,
      about: async () => ({ ok: true, value: { ...about.value, oldest: 2, newest: 4 } }),
    }
    const older = failingLink(newer)
    expect((await round(team.at(0), older)).end).toBe('other-version')
    expect(older.asked).toEqual(['about'])
    const other = failingLink((await syncedTeam(1)).link)
    expect((await round(team.at(0), other)).end).toBe('other-key')
    expect(other.asked).toEqual(['about'])
    expect(team.at(0).alarms()).toEqual(['relay-other-key'])
  })

  it('[Y20] a relay that is silent for long is an alarm, and the first answer ends it', async () => {
    const scene = await syncedTeam(1)
    const { team, link } = scene
    const [a] = [team.at(0)]
    await settled(scene)
    const silent = failingLink(link, { refuse: () => ({ kind: 'silent' }) })
    await round(a, silent)
    expect(a.alarms()).toEqual([])
    a.clock.at += 13 * 3_600_000
    await round(a, silent)
    await round(a, silent)
    expect(a.alarms()).toEqual(['relay-silent'])
    await round(a, link)
    expect(a.alarms().filter((kind) => kind === 'relay-silent')).toEqual([])
  })

  it('[Y20] a clock that is years off is told once a day, and the work goes on', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [a, b] = [team.at(0), team.at(1)]
    b.clock.at += 10 * 365 * 86_400_000
    await a.saved({ fields: { label: 'a report' } })
    await round(a, link)
    await round(b, link)
    await round(b, link)
    expect(b.alarms()).toEqual(['clock-differs'])
    expect(b.replica.alarms.list()[0]?.times).toBe(1)
    expect(changesOf(b)).toEqual(changesOf(a))
    expect(a.alarms()).toEqual([])
  })

  it('[Y39] a full disk is a state; what came is read again when there is room', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [a, b] = [team.at(0), team.at(1)]
    await a.saved({ fields: { label: 'a report' } })
    await round(a, link)
    b.store.faults = {
      before: () => {
        throw new StoreFull()
      },
    }
    expect((await round(b, link)).end).toBe('disk-full')
    b.store.faults = {}
    await settled(scene)
    expect(await alike(scene)).toBe(true)
    expect(alarmsOf(scene)).toEqual([])
  })
})

describe('a relay that lost or hid something', () => {
  it('[Y7] [Y18] [Y26] restored from its backup: named so, and the devices offer again what it lost', async () => {
    const scene = await syncedTeam(3)
    const { team, relay } = scene
    await settled(scene)
    const backup = relay.store.copy()
    const id = await team.at(0).saved({ fields: { label: 'after the backup' } })
    await team.at(1).saved({ fields: { label: 'so is this' } })
    await settled(scene)
    relay.restore(backup)
    await settled(scene)
    expect(new Set(alarmsOf(scene))).toEqual(new Set(['relay-rolled-back']))
    expect(recordState(team.at(0).replica, id)).toBe('second-device')
    const late = await team.add()
    await settled(scene)
    expect(await hashOf(late)).toEqual(await hashOf(team.at(0)))
  })

  it('[Y28] a bit that fell on this disk stops nobody: what follows is sent in a new feed', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [a, b] = [team.at(0), team.at(1)]
    await a.saved({ fields: { label: 'reached the relay' } })
    await round(a, link)
    for (const label of ['rots', 'follows', 'follows too'])
      await a.saved({ fields: { label, tags: [label, 'x'] } })
    const feed = certain(a.log().writing, 'it wrote')
    expect(a.store.rot(feed.key, feed.head.seq - 2, 77)).toBe(true)
    await settled(scene)
    // What the lost entry had said is said again from the records that came of it.
    expect(changesOf(b)).toHaveLength(4)
    expect(await alike(scene)).toBe(true)
    expect(a.alarms()).toEqual(['own-feed-behind'])
    expect(b.alarms()).toEqual([])
    expect(syncState(a.replica)).toMatchObject({ counts: { 'saved-here': 0 }, troubles: [] })
    await a.saved({ fields: { label: 'and goes on' } })
    await settled(scene)
    expect(changesOf(b)).toHaveLength(5)
    expect(await alike(scene)).toBe(true)
  })

  it('[Y23] that forgot everything gets it again', async () => {
    const scene = await syncedTeam(2)
    const { team } = scene
    await team.at(0).saved({ fields: { label: 'a report' } })
    await settled(scene)
    scene.relay.restore(new MemoryRelayStore())
    await settled(scene)
    expect(new Set(alarmsOf(scene))).toEqual(new Set(['relay-rolled-back']))
    const late = await team.add()
    await settled(scene)
    expect(await hashOf(late)).toEqual(await hashOf(team.at(0)))
  })

  it('[Y5] [Y26] a false receipt is noticed, taken back on the screen, and the entry offered again', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [a] = [team.at(0)]
    const id = await a.saved({ fields: { label: 'a report' } })
    const receipts: RelayLink['push'] = async (log, _, entries) => {
      const size = (await scene.relay.store.log(log))?.size ?? 0
      return {
        ok: true,
        value: await Promise.all(
          entries.map((entry, at) =>
            signReceipt(scene.relay.key, { log, position: size + at + 1, entry: entryHash(entry), day: 1 }),
          ),
        ),
      }
    }
    await round(a, { ...link, push: receipts })
    expect(recordState(a.replica, id)).toBe('at-relay')
    const next = await round(
      a,
      failingLink(link, { refuse: (ask) => (ask === 'push' ? { kind: 'quota' } : undefined) }),
    )
    expect(next.lies).toEqual(['relay-withheld'])
    expect(recordState(a.replica, id)).toBe('saved-here')
    await settled(scene)
    expect(recordState(a.replica, id)).toBe('second-device')
    expect(await alike(scene)).toBe(true)
  })

  it('[Y7] says at once what made it doubt an answer where the relay then refuses to be read again', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [a, b] = [team.at(0), team.at(1)]
    await a.saved({ fields: { label: 'a report' } })
    await round(a, link)
    const asked = new Set<string>()
    const once: RelayLink['pull'] = async function* (asks) {
      for await (const answer of link.pull(asks)) {
        const log = answer.log.toHex()
        if (asked.has(log)) yield { log: answer.log, refusal: { kind: 'relay-full' } }
        else if (!('batch' in answer)) yield answer
        else {
          const { entries } = answer.batch
          yield { ...answer, batch: { ...answer.batch, entries: [...entries, ...entries.slice(-1)] } }
        }
        asked.add(log)
      }
    }
    const heard = await round(b, { ...link, pull: once })
    expect(heard.lies).toEqual(['relay-reordered'])
    expect(b.alarms()).toEqual(['relay-reordered'])
    await settled(scene)
    expect(await alike(scene)).toBe(true)
  })
})

describe('who may what, over a relay', () => {
  it('[Y17] [Y22] of two leads who change rights at once, one is first and the other is made anew', async () => {
    const scene = await syncedTeam(1)
    const { team, link } = scene
    const [a, b, c] = [team.at(0), await team.add('lead'), await team.add('writer')]
    await settled(scene)
    const log = logHexOf(a.log().id)
    const member = certain(c.replica.me.member, 'the roster was read')
    for (const lead of [a, b]) {
      const right = lead === a ? 'reader' : 'lead'
      expect((await lead.replica.acts.changeRights([{ log, member, right }])).ok).toBe(true)
    }
    await round(a, link)
    await round(b, link)
    await settled(scene)
    expect([a, b].flatMap((lead) => lead.replica.acts.proposals())).toEqual([])
    expect(await alike(scene)).toBe(true)
    expect(new Set(team.devices.map((device) => device.log().control?.state.head[0])).size).toBe(1)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[Y21] where a device is lost between the new key and the move of access, the next one moves it', async () => {
    const scene = await syncedTeam(2)
    const { team, link, relay } = scene
    await settled(scene)
    const [lost, other] = [team.at(0), team.at(1)]
    expect((await lost.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    const dying = failingLink(link, { refuse: (ask) => (ask === 'move' ? { kind: 'silent' } : undefined) })
    for (let turn = 0; turn < 3; turn++) await round(lost, dying)
    for (const { key, box, sealed } of lost.replica.acts.letters()) {
      await link.post(box, sealed)
      await lost.replica.acts.posted(key)
    }
    for (let turn = 0; turn < 4; turn++) await round(other, link)
    const log = other.log()
    expect(log.control?.state.epoch).toBe(2)
    const access = (await relay.store.log(log.id))?.access
    expect(access).toEqual(accessHash(accessToken(certain(log.keys.get(2), 'granted').key)))
    await other.saved({ fields: { label: 'after it' } })
    await settled(scene)
    expect(await alike(scene)).toBe(true)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[R23] [Y21] a device that sets out in the round of its new key has told the relay of it before', async () => {
    const scene = await syncedTeam(1)
    const { team, link, relay } = scene
    const [home, traveller] = [team.at(0), await team.add('lead')]
    await settled(scene)
    const { id } = traveller.log()
    expect((await traveller.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    expect((await traveller.replica.acts.travel()).ok).toBe(true)
    for (let turn = 0; turn < 2; turn++) await round(traveller, link)
    expect(traveller.log().keys.size).toBe(0)
    const access = (await relay.store.log(id))?.access
    await settled(scene)
    expect(access).toEqual(accessHash(accessToken(certain(home.log().keys.get(2), 'granted').key)))
  })

  it('[Y21] whose new key was taken while the answer was lost reads on with it, though nobody else is left', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [maker, other] = [team.at(0), team.at(1)]
    const log = maker.log()
    expect((await maker.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    const losing: RelayLink = {
      ...link,
      push: async (id, ...given) => {
        const answer = await link.push(id, ...given)
        return equalBytes(id, log.id) ? refuse({ kind: 'silent' }) : answer
      },
    }
    await round(maker, losing)
    expect(log.control?.state.epoch).toBe(1)
    // It moves the access on, and is not heard of again.
    await round(other, link)
    await round(other, link)
    expect(other.log().control?.state.epoch).toBe(2)
    expect((await round(maker, link)).troubles).toEqual([])
    expect(log.control?.state.epoch).toBe(2)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[R32] a letter that waits keeps the keys that count, though another key in it lost its race', async () => {
    const scene = await syncedTeam(1)
    const { team, link } = scene
    const [maker, other] = [team.at(0), await team.add('lead')]
    await settled(scene)
    expect((await other.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    expect((await maker.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    await maker.replica.acts.settle()
    maker.clock.at += 61_000
    let isRaced = false
    const racing: RelayLink = {
      ...link,
      post: () => Promise.resolve(refuse({ kind: 'quota' })),
      push: async (...given) => {
        if (!isRaced) {
          isRaced = true
          await round(other, link)
        }
        return link.push(...given)
      },
    }
    await round(maker, racing)
    expect(maker.log(directoryName).control?.state.epoch).toBe(2)
    await round(maker, link)
    // From here on the maker is not heard of again.
    expect((await round(other, link)).troubles).toEqual([])
    expect(other.log(directoryName).control?.state.epoch).toBe(2)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[Y21] whose letter with a key is lost asks a colleague, once, and is answered', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [giver, shut] = [team.at(0), team.at(1)]
    expect((await giver.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    for (let turn = 0; turn < 3; turn++) await round(giver, link)
    const { id, token } = shut.replica.acts.box
    const letters = await link.collect(id, token)
    const last = certain(letters.ok ? letters.value.at(-1) : undefined, 'the key went by letter')
    await link.remove(id, token, last.number)
    const first = await round(shut, link)
    expect(first.troubles.map(({ kind }) => kind)).toContain('not-allowed')
    expect(first.lettersOut).toBe(1)
    expect((await round(shut, link)).lettersOut).toBe(0)
    await settled(scene)
    expect(shut.log().control?.state.epoch).toBe(2)
    expect(syncState(shut.replica).troubles).toEqual([])
    expect(await alike(scene)).toBe(true)
    expect(alarmsOf(scene)).toEqual([])
  })

  it('[Y29] openings and heartbeats are not counted among what is not safe yet', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    await team.at(0).saved({ fields: { label: 'a report' } })
    await round(team.at(0), link)
    const refusing = failingLink(link, { refuse: (ask) => (ask === 'push' ? { kind: 'quota' } : undefined) })
    await round(team.at(1), refusing)
    expect(changesOf(team.at(1))).toHaveLength(1)
    expect(syncState(team.at(1).replica)).toMatchObject({ counts: { 'saved-here': 0 }, waitingOut: [] })
    expect(syncState(team.at(1).replica).troubles).toMatchObject([{ kind: 'quota' }])
  })
})
