/** Keys that somebody made up and sent by letter, over a relay: docs/formats/control.md, R74; docs/formats/sync.md, Y21, Y23. */
import { toBase64Url } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { newSigningKey, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { scopeText } from '@safeconduct/core/vault/compartment.ts'
import { letterOf, sealMail } from '@safeconduct/core/vault/control/mail.ts'
import { envelopeKeyOf, logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { controlHead } from '@safeconduct/core/vault/replica/control-chain.ts'
import { directoryName, epochOf, type LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import { pressLog, type TestDevice } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { accessHash, accessToken } from '@safeconduct/core/vault/sync/access.ts'
import { MemoryRelayStore } from '@safeconduct/relay/memory-store.ts'
import { describe, expect, it } from 'vitest'
import { failingLink } from './support/failing-link.ts'
import { round, settled, syncedTeam } from './support/synced-team.ts'

type MadeUp = { readonly epoch: number; readonly logs?: readonly LogState[] }

/** A letter with a key for each of two logs that nobody's event announces. */
async function sends(
  from: SigningKey,
  to: TestDevice,
  { epoch, logs = [directoryName, pressLog].map((name) => to.log(name)) }: MadeUp,
) {
  const { replica } = to
  const roster = certain(replica.book.roster, 'read')
  const { envelope, device } = certain(
    roster.devices.find((one) => one.device === replica.me.device.toHex()),
    'enrolled',
  )
  const keys = logs.map((log) => {
    const { seq } = controlHead(log)
    const isComing = epoch > epochOf(log)
    const said = [isComing ? seq + 1 : seq, '11'.repeat(32)] as const
    return {
      log: logHexOf(log.id),
      scope: scopeText(log.name.scope),
      part: log.name.part,
      epoch,
      key: toBase64Url(random.bytes(32)),
      said,
      head: said,
    }
  })
  const letter = await sealMail(
    { device: from, organisation: replica.organisation.id },
    { device, envelope: envelopeKeyOf(envelope) },
    letterOf({ kind: 'grant', keys }),
    { at: to.clock.millis(), base: roster.head },
    { random },
  )
  await replica.acts.takeMail([letter])
}

describe('a desk that was sent keys which somebody made up', () => {
  it('[R74] opens its logs with its own, though they are of twenty numbers to come', async () => {
    const scene = await syncedTeam(3)
    const { team, link } = scene
    await settled(scene)
    const [writer, reader, turned] = [team.at(0), team.at(1), team.at(2)]
    for (let more = 1; more <= 20; more++) await sends(turned.replica.deviceKey, reader, { epoch: 1 + more })
    const id = await writer.saved({ fields: { label: 'a report' } })
    await round(writer, link)
    expect((await round(reader, link)).troubles).toEqual([])
    expect(reader.store.records.find(id)).toBeDefined()
  })

  it('[R74] opens its logs with a new one that a colleague sent, though a stranger sent one under each of twenty names', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [maker, reader] = [team.at(0), team.at(1)]
    expect((await maker.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    for (let turn = 0; turn < 3; turn++) await round(maker, link)
    const { id, token } = reader.replica.acts.box
    const letters = await link.collect(id, token)
    await reader.replica.acts.takeMail(letters.ok ? letters.value.map(({ sealed }) => sealed) : [])
    for (let name = 0; name < 20; name++) await sends(await newSigningKey(random), reader, { epoch: 2 })
    expect((await round(reader, link)).troubles).toEqual([])
    expect(reader.log().control?.state.epoch).toBe(2)
  })

  it('[R74] reads a case that it is given, though somebody sent first keys of it beside the true one', async () => {
    const scene = await syncedTeam(3)
    const { team, link } = scene
    await settled(scene)
    const [lead, given, turned] = [team.at(0), team.at(1), team.at(2)]
    const caseId = newRecordId(random)
    const home = { kind: 'case', caseId } as const
    await lead.saved({ id: caseId, type: 'Case', home, fields: { label: 'a case' } })
    const member = certain(team.members[1], 'a second member')
    expect((await lead.replica.acts.assign(caseId, member, { work: 'writer' })).ok).toBe(true)
    for (let turn = 0; turn < 2; turn++) await round(lead, link)
    const logs = [lead.log({ scope: home, part: 'work' })]
    for (let more = 0; more < 20; more++) await sends(turned.replica.deviceKey, given, { epoch: 1, logs })
    for (let turn = 0; turn < 3; turn++) await round(given, link)
    expect(given.store.records.find(caseId)).toBeDefined()
  })

  it('[Y21] moves the access on at a relay that was put back, though it tries them all and one of its own', async () => {
    const scene = await syncedTeam(2)
    const { team, link, relay } = scene
    const [maker, turned, lead] = [team.at(0), team.at(1), await team.add('lead')]
    await settled(scene)
    const backup = relay.store.copy()
    expect((await maker.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    await settled(scene)
    for (let more = 0; more < 8; more++)
      for (const epoch of [9, 2]) await sends(turned.replica.deviceKey, lead, { epoch })
    expect((await lead.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    relay.restore(backup)
    await round(lead, link)
    const log = lead.log()
    const key = certain(log.keys.get(2), 'granted').key
    expect((await relay.store.log(log.id))?.access).toEqual(accessHash(accessToken(key)))
  })

  it('[Y23] founds a log that the relay has forgotten with the key that all have', async () => {
    const scene = await syncedTeam(3)
    const { team, link, relay } = scene
    await settled(scene)
    const [first, other, turned] = [team.at(0), team.at(1), team.at(2)]
    await sends(turned.replica.deviceKey, first, { epoch: 1 })
    relay.restore(new MemoryRelayStore())
    let isFounded = false
    const dying = failingLink(link, {
      refuse: (ask) => {
        if (isFounded) return { kind: 'silent' }
        isFounded = ask === 'found'
        return undefined
      },
    })
    // It is not heard of again.
    await round(first, dying)
    expect(isFounded).toBe(true)
    for (let turn = 0; turn < 2; turn++) expect((await round(other, link)).troubles).toEqual([])
    expect(other.log(directoryName).control?.state.epoch).toBe(1)
  })
})
