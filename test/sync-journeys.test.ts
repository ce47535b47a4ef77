/** A laptop that sets out over a relay: what leaves it is somewhere else by then. docs/formats/control.md, R23. */

import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { certain, refuse } from '@safeconduct/core/base/result.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import type { TestDevice } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { makeBundle, takeBundle } from '@safeconduct/core/vault/sync/bundle.ts'
import { describe, expect, it } from 'vitest'
import { round, settled, syncedTeam } from './support/synced-team.ts'

async function carried(from: TestDevice, to: TestDevice): Promise<void> {
  const pieces = await Array.fromAsync(makeBundle(from.replica, from.replica.deviceKey))
  expect((await takeBundle(to.replica, () => pieces)).ok).toBe(true)
}

describe('a journey with a stick that nobody at home has read', () => {
  it('[R23] [Y18] lets go of the words of a laptop that was lost when the relay has them', async () => {
    const scene = await syncedTeam(1)
    const { team, link } = scene
    const [home, traveller, field] = [team.at(0), await team.add('lead'), await team.add()]
    await settled(scene)
    await field.saved({ fields: { label: 'from the field' } })
    const { hex, head } = certain(field.log().writing, 'just saved')
    await carried(field, traveller)
    expect((await traveller.replica.acts.travel()).ok).toBe(true)
    expect((await home.replica.acts.strike(deviceIdOf(field.replica.me.device))).ok).toBe(true)
    await round(home, link)
    for (let turn = 0; turn < 2; turn++) for (const desk of [traveller, home]) await round(desk, link)
    expect(traveller.log().keys.size).toBe(0)
    const feed = certain(home.log().feeds.get(hex), 'its words have come')
    // Read, or in the tray of what came late: a lead can adopt it.
    expect(feed.head.seq >= head.seq || feed.tray.has(head.seq)).toBe(true)
  })
})

describe('a journey that was asked for before the last words were written', () => {
  it('[R23] begins when the relay has them, and they are read and not late', async () => {
    const scene = await syncedTeam(1)
    const { team, link } = scene
    const [home, traveller] = [team.at(0), await team.add('lead')]
    await settled(scene)
    expect((await traveller.replica.acts.travel()).ok).toBe(true)
    await traveller.saved({ fields: { label: 'one more' } })
    const { hex, head } = certain(traveller.log().writing, 'just saved')
    const { id } = traveller.log()
    // The line breaks before they are sent.
    await round(traveller, {
      ...link,
      push: async (log, ...given) =>
        equalBytes(log, id) ? refuse({ kind: 'quota' }) : link.push(log, ...given),
    })
    await round(home, link)
    for (let turn = 0; turn < 3; turn++) for (const desk of [traveller, home]) await round(desk, link)
    expect(traveller.replica.acts.proposals()).toEqual([])
    expect([traveller.log().keys.size, home.log().feeds.get(hex)?.head.seq]).toEqual([0, head.seq])
  })
})
