/** What members do in the network, and where each of them is told of an alarm. */
import { fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { roles } from '@safeconduct/core/records/roles.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { channelsOf, keepChannel } from '@safeconduct/host/cases/guard-secret.ts'
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

async function channelDone(desk: CasesDesk, ask: CasesCalls['cases.channel']['ask']): Promise<Answer> {
  const { open, cases } = desk
  const link = await open.cases.timers()
  if (link === undefined) return refuse({ kind: 'no-relay' })
  if (ask.act === 'put') {
    const channel = cases.vault.random.bytes(16)
    const { kind, address } = ask
    const put = await link.put(channel, { kind, address })
    if (!put.ok) return refusedBy(put.refusal)
    await keepChannel(cases.vault, { member: cases.by, channel, kind })
    return ok(settingsView(open, cases))
  }
  const channel = certain(fromHex(ask.id), 'the request was parsed')
  const mine = channelsOf(cases.vault).find((one) => toHex(one.channel) === ask.id)
  if (mine === undefined || mine.member !== cases.by) return refuse({ kind: 'not-found' })
  const done = ask.act === 'try' ? await link.attempt(channel) : await link.drop(channel)
  if (!done.ok) return refusedBy(done.refusal)
  if (ask.act === 'drop') await keepChannel(cases.vault, mine, true)
  return ok(settingsView(open, cases))
}
