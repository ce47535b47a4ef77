/** What is shown of the line: the shapes of the contract, which the compiler compares with what `host` answers. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { queueOf } from '@safeconduct/core/line/queue.ts'
import { onDuty, shiftNow, tooManyNights } from '@safeconduct/core/line/roster.ts'
import { memberOf, rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import { countAside } from '@safeconduct/host/line/aside.ts'
import { shifts } from '@safeconduct/host/line/duty.ts'
import { listAt, saysYes, textAt } from '@safeconduct/host/line/kept-values.ts'
import type { LineWork } from '@safeconduct/host/line/line-work.ts'
import type { LineWorld } from '@safeconduct/host/line/line-world.ts'
import { threadView } from '@safeconduct/host/line/viewing.ts'
import type { CallRefusal } from '../calls/calls.ts'
import {
  type CannedView,
  cannedUses,
  type DutyView,
  type LineView,
  type ShiftView,
  type ThreadView,
} from '../calls/line.ts'
import { refusedBy } from './call-refusal.ts'
import type { OpenVault } from './open-vault.ts'
import { namer } from './vault-rooms.ts'

export function threadOf(
  { vault }: OpenVault,
  world: LineWorld,
  id: string,
): Result<ThreadView, CallRefusal> {
  const name = namer(vault)
  const view: ThreadView | undefined = threadView(world, id, (record) => name(record).title)
  return view === undefined ? refusedBy({ kind: 'no-such-record' }) : ok(view)
}

export function lineView(work: LineWork): LineView {
  const standing = work.standing()
  if (standing.state === 'not-mine') return { state: 'not-mine' }
  const { world } = standing
  const now = world.vault.clock.now()
  if (standing.state === 'no-relay') return { state: 'no-relay', now }
  if (standing.state === 'not-set-up') return { state: 'not-set-up', now, maySetUp: work.isAdmin() }
  const { published, heard, last } = work
  const mine = onDuty(shifts(world), world.vault.clock.millis()).find(({ member }) => member === world.by)
  const silent = last?.trouble === 'silent'
  return {
    state: 'ready',
    now,
    mayPublish: work.hasRoot,
    maySetUp: work.isAdmin(),
    key: work.hasKey ? 'here' : 'awaited',
    relay: last === undefined ? 'never-heard' : silent ? 'silent' : 'heard',
    ...(heard === undefined ? {} : { heardAt: instantOf(heard) }),
    ...(last?.trouble === undefined ? {} : { trouble: last.trouble }),
    newer: countAside(world),
    ...(work.clockAhead === undefined ? {} : { clockAhead: Math.round(work.clockAhead / 60_000) }),
    ...(published === undefined ? {} : { published: publishedView(published) }),
    pages: world.setup.pages,
    counts: countsOf(world),
    onDuty: onDuty(shifts(world), world.vault.clock.millis()).map(({ member }) => member),
    ...(mine === undefined ? {} : { mineUntil: instantOf(mine.to) }),
    news: work.news,
  }
}

const weekMillis = 7 * 86_400_000

function publishedView({ issued, untilWeek, notice }: NonNullable<LineWork['published']>) {
  return {
    at: instantOf(issued),
    until: instantOf((untilWeek + 1) * weekMillis).slice(0, 10),
    line: notice.state,
    ...(notice.wait === undefined ? {} : { waitMinutes: notice.wait }),
    page: notice.page !== undefined,
  }
}

function countsOf({ index, vault }: LineWorld) {
  index.refresh()
  const entries = queueOf(index.contacts(), vault.clock.millis())
  const isLate = (state: string | undefined): boolean => state === 'late'
  return {
    open: entries.length,
    unread: entries.reduce((sum, { unread }) => sum + unread, 0),
    held: entries.reduce((sum, { held }) => sum + held, 0),
    late: entries.filter(({ clocks }) => isLate(clocks.firstAnswer?.state) || isLate(clocks.promised?.state))
      .length,
    duress: entries.filter(({ contact }) => contact.duress?.seen === false).length,
  }
}

export function cannedViews({ index }: LineWorld): readonly CannedView[] {
  index.refresh()
  return index
    .all('CannedReply')
    .filter((record) => textAt(record, 'retiredAt') === undefined)
    .map((record) => ({
      id: record.id,
      title: textAt(record, 'title') ?? '',
      lang: textAt(record, 'lang') ?? '',
      use: cannedUses.find((use) => use === textAt(record, 'use')) ?? 'answer',
      text: textAt(record, 'text') ?? '',
      safeToBeSeen: saysYes(record, 'safeToBeSeen'),
      reviewedBy: listAt(record, 'reviewedBy').filter((by) => typeof by === 'string'),
      by: textAt(record, 'createdBy') ?? '',
    }))
    .toSorted((a, b) => (a.title + a.id < b.title + b.id ? -1 : 1))
}

export function dutyView(world: LineWorld): DutyView {
  const { vault, by } = world
  const now = vault.clock.millis()
  const all = shifts(world)
  const views = all.map((shift): ShiftView => {
    const { id, member, from, to, zone, languages, level, handover } = shift
    return {
      id,
      who: member,
      mine: member === by,
      from: instantOf(from),
      to: instantOf(to),
      zone,
      languages,
      level,
      state: shiftNow(shift, now),
      ...(handover === '' ? {} : { handOver: handover }),
    }
  })
  const mine = onDuty(all, now).find(({ member }) => member === by)?.id
  const { roster } = vault.replica.book
  const members = roster === undefined ? [] : [...rosterAt(roster).members.keys()]
  return {
    shifts: views,
    now: views.filter(({ state }) => state === 'on' || state === 'overdue'),
    ...(mine === undefined ? {} : { mine }),
    handOvers: all
      .filter(({ state, handover }) => state === 'ended' && handover !== '')
      .toSorted((a, b) => (b.endedAt ?? b.to) - (a.endedAt ?? a.to))
      .slice(0, 10)
      .map(({ member, endedAt, to, handover }) => ({
        who: member,
        at: instantOf(endedAt ?? to),
        text: handover,
      })),
    nights: tooManyNights(all).map(({ member, nights }) => ({ who: member, nights })),
    members: members.flatMap((id) => {
      const code = roster === undefined ? undefined : memberOf(roster, id)?.code
      return code === undefined ? [] : [{ code, me: code === by }]
    }),
  }
}
