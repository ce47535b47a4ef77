/** What members do in the network, and where each of them is told of an alarm. */
import { equalBytes, fromBase64Url, fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { roles } from '@safeconduct/core/records/roles.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { channelsOf, keepChannel } from '@safeconduct/host/cases/guard-secret.ts'
import { keepSecondRelay } from '@safeconduct/host/cases/second-relay.ts'
import { memberRoleChange, memberRoles } from '@safeconduct/host/work/member-roles.ts'
import type { WatchSettings } from '../calls/cases-asks.ts'
import type { CasesCalls } from '../calls/cases-calls.ts'
import { refusedBy } from './call-refusal.ts'
import type { CaseAct } from './cases-acts.ts'
import type { Answer, CasesDesk } from './cases-answering.ts'
import type { OpenVault } from './open-vault.ts'
import { standingOf } from './organisation-view.ts'

export function settingsView(open: OpenVault, { vault, by }: CasesWorld): WatchSettings {
  return {
    watch: open.cases.watch(),
    roles: memberRoles(vault).map(({ code, role }) => ({ member: code, role })),
    channels: channelsOf(vault)
      .filter(({ member }) => member === by)
      .map(({ channel, kind }) => ({ id: toHex(channel), kind: kind === 'push' ? 'push' : 'mail' })),
  }
}

type ChannelAsked = CasesCalls['cases.channel']['ask']
type SecondAsk = Extract<ChannelAsked, { readonly act: 'second' | 'no-second' }>
type Setting = Extract<CaseAct, { name: 'cases.setRole' | 'cases.channel' }>

export async function settingsDone(desk: CasesDesk, request: Setting): Promise<Answer> {
  if (request.name === 'cases.channel') return channelDone(desk, request.ask)
  const { open, cases } = desk
  const role = roles.find((one) => one === request.ask.role)
  if (role === undefined) return refuse({ kind: 'unfit', field: 'role', reason: 'not-a-term' })
  if (standingOf(open.organised).role !== 'admin') return refuse({ kind: 'not-allowed' })
  const saved = await cases.vault.writer.save([memberRoleChange({ code: request.ask.member, role })])
  return saved.ok ? ok(settingsView(open, cases)) : refusedBy(saved.refusal)
}

async function channelDone(desk: CasesDesk, ask: ChannelAsked): Promise<Answer> {
  const { open, cases } = desk
  if (ask.act === 'second' || ask.act === 'no-second') return secondDone(desk, ask)
  const doors = await open.cases.timers()
  if (doors.length === 0) return refuse({ kind: 'no-relay' })
  if (ask.act === 'put') {
    const channel = cases.vault.random.bytes(16)
    const { kind, address } = ask
    // One that takes it is enough; a relay that could not wake this member says so in the watch.
    const put = await atAny(doors, (door) => door.put(channel, { kind, address }))
    if (!put.ok) return refusedBy(put.refusal)
    await keepChannel(cases.vault, { member: cases.by, channel, kind })
    return ok(settingsView(open, cases))
  }
  const channel = certain(fromHex(ask.id), 'the request was parsed')
  const mine = channelsOf(cases.vault).find((one) => toHex(one.channel) === ask.id)
  if (mine === undefined || mine.member !== cases.by) return refuse({ kind: 'not-found' })
  const done = await atAny(doors, (door) => (ask.act === 'try' ? door.attempt(channel) : door.drop(channel)))
  if (!done.ok) return refusedBy(done.refusal)
  if (ask.act === 'drop') await keepChannel(cases.vault, mine, true)
  return ok(settingsView(open, cases))
}

type Door = Awaited<ReturnType<OpenVault['cases']['timers']>>[number]
type Asked = Awaited<ReturnType<Door['put']>>

/** At all of them; the first that said yes, else what the organisation's own relay said. */
async function atAny(doors: readonly Door[], work: (door: Door) => Promise<Asked>): Promise<Asked> {
  const [first, ...others] = await Promise.all(doors.map(work))
  const said = certain(first, 'there is a relay')
  return said.ok ? said : (others.find(({ ok: isDone }) => isDone) ?? said)
}

/** Whose relay is told of hours and addresses is for those who choose the first one. */
async function secondDone({ open, cases }: CasesDesk, ask: SecondAsk): Promise<Answer> {
  if (standingOf(open.organised).role !== 'admin') return refuse({ kind: 'not-allowed' })
  if (ask.act === 'no-second') {
    await keepSecondRelay(cases.vault, undefined)
    return ok(settingsView(open, cases))
  }
  const first = relayOf(cases.vault.replica)
  if (first === undefined) return refuse({ kind: 'no-relay' })
  const key = parsePublicKey(
    (ask.key.length === 64 ? fromHex(ask.key) : fromBase64Url(ask.key)) ?? new Uint8Array(0),
  )
  // The same machine twice is one machine that can be seized.
  if (!key.ok || equalBytes(key.value, first.key)) return refuse({ kind: 'relay-key-differs' })
  await keepSecondRelay(cases.vault, { url: ask.url, key: key.value })
  open.cases.changed()
  return ok(settingsView(open, cases))
}
