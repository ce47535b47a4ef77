/**
 * A check from the desk that sets it to the one who answers, or to whoever is woken: a vault, a relay over HTTP, a mail
 * server. The desk is shut in between.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '../packages/core/src/base/bytes.ts'
import { instantOf } from '../packages/core/src/base/date.ts'
import type { RecordId } from '../packages/core/src/base/id.ts'
import { platformRandom as random } from '../packages/core/src/base/random.ts'
import { certain } from '../packages/core/src/base/result.ts'
import { overdueChecks } from '../packages/core/src/cases/checks.ts'
import { shapesIn, textIn } from '../packages/core/src/rules/world.ts'
import { newSealKey } from '../packages/core/src/sealed/seal.ts'
import {
  answerFor,
  checkInKeys,
  encodeCheckInAsk,
  markOf,
  parseCheckInShown,
  secretInFragment,
} from '../packages/core/src/timers/check-in.ts'
import { heartbeatInterval } from '../packages/core/src/timers/heartbeat.ts'
import { minute } from '../packages/core/src/timers/minutes.ts'
import { sealTimer } from '../packages/core/src/timers/timer.ts'
import { deviceIdOf } from '../packages/core/src/vault/control/names.ts'
import type { CompartmentName } from '../packages/core/src/vault/schema.ts'
import { relayAddressText } from '../packages/core/src/vault/sync/relay-address.ts'
import { CaseIndex } from '../packages/host/src/cases/case-index.ts'
import type { CasesWorld } from '../packages/host/src/cases/cases-world.ts'
import { armCheck, linkCheck } from '../packages/host/src/cases/check-acts.ts'
import { guardOf, keepChannel } from '../packages/host/src/cases/guard-secret.ts'
import { keepSecondRelay } from '../packages/host/src/cases/second-relay.ts'
import { CheckWatch } from '../packages/host/src/cases/watching.ts'
import { type HttpLink, httpLink } from '../packages/host/src/relay/http-link.ts'
import { TimerLink } from '../packages/host/src/relay/timer-link.ts'
import { VaultTeam } from '../packages/host/src/vault/team.fixture.ts'
import { caseScope, newId, TestHomes } from '../packages/host/src/vault/vault.fixture.ts'
import { type TestServer, testServer } from '../packages/relay/src/relay-server.fixture.ts'
import type { StoredTimer } from '../packages/relay/src/timers/timer-store.ts'
import { TurnedClock } from '../packages/relay/src/timers/timers.fixture.ts'
import { waysOut } from '../packages/relay/src/timers/ways-out.ts'
import { MailServer } from './support/mail-server.ts'

const homes = new TestHomes()
let clock: TurnedClock
let mail: MailServer
let server: TestServer
let http: HttpLink
/** To the second relay, where a test names one. */
let other: HttpLink | undefined
let team: VaultTeam
let cases: CasesWorld
let watch: CheckWatch
let caseId: RecordId

/** Time passes at the relay and at the desk. */
async function pass(minutes: number): Promise<void> {
  clock.pass(minutes)
  team.founder.home.clock.set(clock.millis())
  await server.relay.timers.look()
  await server.relay.timers.posting.deliver()
}

beforeEach(async () => {
  clock = new TurnedClock()
  mail = await MailServer.start()
  const from = { secure: false, host: '127.0.0.1', port: mail.port, from: 'notes@example.net' }
  server = await testServer({ clock, ways: waysOut(newSealKey(random), { mail: from }, { clock, random }) })
  const { key } = await server.relay.about(new Uint8Array(32), new Uint8Array(32))
  http = httpLink({ url: server.url, key })
  team = await VaultTeam.of(1, homes)
  team.founder.home.clock.set(clock.millis())
  const { vault } = team.founder
  const directory: CompartmentName = { scope: { kind: 'directory' }, part: 'whole' }
  const url = relayAddressText(server.url, server.space)
  await team.decide(directory, { kind: 'relay-set', url, key: deviceIdOf(key) })
  const personId = newId()
  caseId = newId()
  const home = caseScope(caseId)
  const fields = { personId, state: 'active_hidden', priority: 'urgent', owner: 'M-01', team: [] }
  await vault.writer.save([{ id: caseId, type: 'Case', home, fields }])
  await vault.writer.save([
    { id: personId, type: 'Person', home, fields: { code: 'P-01', kind: 'individual' } },
  ])
  const index = new CaseIndex(vault)
  cases = { vault, index, by: 'M-01' }
  watch = new CheckWatch({
    vault,
    index,
    post: (ask, { url }) => (url.startsWith(server.url) ? http : certain(other, 'it was named')).timers(ask),
  })
})

afterEach(async () => {
  http.close()
  other?.close()
  other = undefined
  await team.close()
  await Promise.all([server.close(), mail.end()])
  homes.removeAll()
})

async function armed(more: { readonly every?: string } = {}): Promise<RecordId> {
  const dueAt = instantOf(Math.ceil((clock.millis() + 60 * minute) / (5 * minute)) * 5 * minute)
  const wish = { caseId, kind: 'safety', dueAt, graceHours: 1, escalation: ['M-01'], ...more }
  const made = await armCheck(cases, wish)
  if (!made.ok) throw new Error(made.refusal.kind)
  await watch.tick(cases)
  return made.value
}

async function told(): Promise<void> {
  const channel = random.bytes(16)
  for (const { link, relay } of await watch.links()) {
    const host = relay.url.replace(/\/?#.*$/, '')
    const put = await link.putChannel(channel, { kind: 'mail', address: 'night@example.org', host })
    if (!put.ok) throw new Error(put.refusal.kind)
  }
  await keepChannel(cases.vault, { member: 'M-01', channel, kind: 'mail' })
}

/** A relay on another machine, which the organisation names for timers alone. */
async function second(): Promise<TestServer> {
  const from = { secure: false, host: '127.0.0.1', port: mail.port, from: 'notes@example.net' }
  const beside = await testServer({
    clock,
    ways: waysOut(newSealKey(random), { mail: from }, { clock, random }),
  })
  const { key } = await beside.relay.about(new Uint8Array(32), new Uint8Array(32))
  other = httpLink({ url: beside.url, key })
  await keepSecondRelay(cases.vault, { url: relayAddressText(beside.url, beside.space), key })
  return beside
}

async function passAt(minutes: number, on: readonly TestServer[]): Promise<void> {
  clock.pass(minutes)
  team.founder.home.clock.set(clock.millis())
  for (const { relay } of on) {
    await relay.timers.look()
    await relay.timers.posting.deliver()
  }
}

async function say(url: string, word: string): Promise<string> {
  const secret = certain(secretInFragment(new URL(url).hash), 'a link')
  const { slot, key } = checkInKeys(secret)
  const ask = async (what: 'look' | 'answer', answer: Uint8Array<ArrayBuffer>) => {
    const body = encodeCheckInAsk({ what, slot, answer })
    const response = await fetch(`${new URL(url).origin}/c`, { method: 'POST', body })
    return certain(parseCheckInShown(new Uint8Array(await response.arrayBuffer())), 'an answer')
  }
  const { due } = await ask('look', new Uint8Array(32))
  return (await ask('answer', answerFor(certain(markOf(key, word), 'a word'), due))).shown
}

function outcomeOf(check: string): string | undefined {
  cases.index.refresh()
  return textIn(certain(cases.index.get(check), 'the check'), 'outcome')
}

describe('a check that a desk sets', () => {
  it('[C102] wakes whoever is on its list with every laptop shut, after due time and grace, and once', async () => {
    await told()
    const check = await armed()
    expect(watch.view()).toMatchObject({ state: 'heard', armed: 1, onlyHere: 0 })
    expect(watch.isArmed(check)).toBe(true)
    await pass(110)
    expect(mail.got).toHaveLength(0)
    await pass(20)
    expect(mail.got.map(({ to }) => to)).toEqual(['RCPT TO:<night@example.org>'])
  })

  it('[C102] wakes also who said only afterwards where to be told', async () => {
    await armed()
    await told()
    await watch.tick(cases)
    await pass(130)
    expect(mail.got).toHaveLength(1)
  })

  it('[C102] is answered from a phone: the safe word ends it, and the desk reads it when it is opened', async () => {
    await told()
    const check = await armed()
    const link = await linkCheck(cases, {
      id: check,
      host: server.url,
      safeWord: 'green kettle',
      duressWord: 'blue kettle',
    })
    await watch.tick(cases)
    await pass(60)
    expect(await say(certain(link.ok ? link.value : undefined, 'a link'), 'Green kettle')).toBe('taken')
    await pass(240)
    expect(mail.got).toHaveLength(0)
    expect(outcomeOf(check)).toBeUndefined()
    expect(await watch.tick(cases)).toBe(1)
    expect(outcomeOf(check)).toBe('safe_word_ok')
    expect(watch.view().armed).toBe(0)
  })

  it('[C102] and the other word looks the same to phone and relay, and is an alarm on the desks alone', async () => {
    const check = await armed()
    const words = { safeWord: 'green kettle', duressWord: 'blue kettle' }
    const link = await linkCheck(cases, { id: check, host: server.url, ...words })
    await watch.tick(cases)
    await pass(60)
    expect(await say(certain(link.ok ? link.value : undefined, 'a link'), 'blue kettle')).toBe('taken')
    await watch.tick(cases)
    expect(outcomeOf(check)).toBe('duress')
    expect(mail.got).toHaveLength(0)
  })

  it('[C102] a word that is neither ends nothing: the alarm comes all the same, and the desks read that one came', async () => {
    await told()
    const check = await armed()
    const words = { safeWord: 'green kettle', duressWord: 'blue kettle' }
    const link = await linkCheck(cases, { id: check, host: server.url, ...words })
    await watch.tick(cases)
    await pass(60)
    expect(await say(certain(link.ok ? link.value : undefined, 'a link'), 'let me in')).toBe('taken')
    await watch.tick(cases)
    expect(outcomeOf(check)).toBeUndefined()
    expect(textIn(certain(cases.index.get(check), 'the check'), 'note')).toContain('(link)')
    await pass(70)
    expect(mail.got).toHaveLength(1)
    expect(overdueChecks(cases.index.world()).map(({ id }) => id)).toEqual([check])
  })

  it('[C103] is set again where somebody took its timer away, and the desks say so', async () => {
    const check = await armed()
    const hex = textIn(certain(cases.index.get(check), 'the check'), 'timer')
    const id = certain(fromHex(hex ?? ''), 'hex')
    const { link } = certain((await watch.links())[0], 'the relay is there')
    await link.drop(id)
    await watch.tick(cases)
    expect(watch.view()).toMatchObject({ armed: 0, onlyHere: 1, takenAway: 0 })
    await pass(16)
    await watch.tick(cases)
    expect(watch.view()).toMatchObject({ armed: 1, takenAway: 1 })
    const listed = await link.list()
    expect(listed.ok && listed.value.map((timer) => toHex(timer.id))).toEqual([hex])
  })

  it('[C103] a desk whose clock was set back still sees what is missed, because the relay has signed the time', async () => {
    const check = await armed()
    await pass(130)
    await watch.tick(cases)
    const { clock: own } = team.founder.home
    own.set(clock.millis() - 3 * 60 * minute)
    expect(overdueChecks(cases.index.world()).map(({ id }) => id)).toEqual([check])
  })

  it('[C103] a relay that is silent for one interval is an alarm of its own', async () => {
    await armed()
    await server.close()
    team.founder.home.clock.set(clock.millis() + heartbeatInterval + minute)
    await watch.tick(cases)
    expect(watch.view()).toMatchObject({ state: 'silent' })
    expect(watch.view().troubles).toContain('silent')
  })
})

describe('a relay that was put back to an older copy, with a desk that stays open', () => {
  const words = { safeWord: 'green kettle', duressWord: 'blue kettle' }

  /** The row of the one timer that stands there. */
  async function row(check: RecordId): Promise<StoredTimer> {
    const id = certain(fromHex(textIn(certain(cases.index.get(check), 'the check'), 'timer') ?? ''), 'hex')
    return certain(await server.store.timers.timer(id), 'it stands there')
  }

  async function putBack(check: RecordId, to: StoredTimer): Promise<void> {
    expect(await server.store.timers.change([{ from: await row(check), to }])).toEqual([true])
  }

  /** The desk asks every five minutes. */
  async function passWithDesk(minutes: number): Promise<void> {
    for (let at = 0; at < minutes; at += 5) {
      await pass(5)
      await watch.tick(cases)
    }
  }

  it('[TI47] has the newer link again, though it shows the same due time and a link', async () => {
    const check = await armed()
    await linkCheck(cases, { id: check, host: server.url, ...words })
    await watch.tick(cases)
    const older = await row(check)
    const link = await linkCheck(cases, { id: check, host: server.url, ...words })
    await watch.tick(cases)
    const newer = await row(check)
    expect([newer.due, newer.hasLink]).toEqual([older.due, older.hasLink])
    await putBack(check, older)
    await passWithDesk(25)
    expect((await row(check)).slot).toEqual(newer.slot)
    await passWithDesk(20)
    expect(await say(certain(link.ok ? link.value : undefined, 'a link'), 'green kettle')).toBe('taken')
  })

  it.each([
    ['before it is due', 5],
    ['when it is due and nobody answered yet', 70],
  ])('[TI47] tells whoever is on the list now: put back %s', async (_, after) => {
    const check = await armed()
    const older = await row(check)
    await told()
    await watch.tick(cases)
    await passWithDesk(after)
    await putBack(check, older)
    await passWithDesk(130 - after)
    expect(mail.got).toHaveLength(1)
  })

  it('[TI47] is not written to where nothing is another: no desk overwrites what another like it has put', async () => {
    const check = await armed()
    const { turn } = await row(check)
    await passWithDesk(100)
    expect((await row(check)).turn).toBe(turn)
  })

  it('[TI47] is written to once where an older desk put the timer, without the hash', async () => {
    const check = await armed()
    const stood = await row(check)
    const { sealKey } = certain(guardOf(cases.vault), 'it was made')
    const sealed = certain(await sealTimer(sealKey, stood.id, utf8(check), { random }), 'it fits')
    await putBack(check, { ...stood, sealed, turn: stood.turn + 1 })
    await passWithDesk(20)
    const after = await row(check)
    expect(after.sealed).not.toEqual(sealed)
    await passWithDesk(60)
    expect((await row(check)).turn).toBe(after.turn)
  })

  it('[TI47] is not believed by the seal alone, which whoever is on duty can lay over another list of people', async () => {
    const check = await armed()
    await told()
    await watch.tick(cases)
    const stood = await row(check)
    const { link } = certain((await watch.links())[0], 'the relay is there')
    expect((await link.put({ ...stood, ladder: [{ wait: 0, channels: [] }] })).ok).toBe(true)
    await passWithDesk(20)
    expect((await row(check)).ladder).toEqual(stood.ladder)
    const { turn } = await row(check)
    await passWithDesk(30)
    expect((await row(check)).turn).toBe(turn)
    await passWithDesk(80)
    expect(mail.got).toHaveLength(1)
  })

  it('[TI47] lets a timer that was put otherwise be for an interval: a colleague may know more', async () => {
    const check = await armed()
    const older = await row(check)
    await told()
    await watch.tick(cases)
    await putBack(check, older)
    await passWithDesk(15)
    expect((await row(check)).turn).toBe(older.turn)
    await passWithDesk(5)
    expect((await row(check)).ladder).not.toEqual(older.ladder)
  })
})

describe('a check of every morning whose desks stay shut', () => {
  const changes = [
    ['Europe/Berlin', '2027-03-26T08:00'],
    ['Europe/Berlin', '2027-10-29T08:00'],
    // Half an hour.
    ['Australia/Lord_Howe', '2027-04-02T08:00'],
    ['Australia/Lord_Howe', '2027-10-01T08:00'],
  ] as const
  it.each(changes)(
    '[TI10] waits at eight also after the clocks of %s were changed: %s',
    async (zone, first) => {
      const mornings = Array.from({ length: 6 }, (_, days) =>
        Temporal.PlainDateTime.from(first).add({ days }).toZonedDateTime(zone),
      )
      const dues = mornings.map(({ epochMilliseconds }) => epochMilliseconds)
      await pass(((dues[0] ?? 0) - clock.millis()) / minute - 600)
      const dueAt = instantOf(dues[0] ?? 0)
      const wish = { caseId, kind: 'safety', dueAt, graceHours: 1, escalation: ['M-01'], every: 'P1D', zone }
      const check = await armCheck(cases, wish)
      const id = certain(check.ok ? check.value : undefined, 'it is set')
      const words = { safeWord: 'green kettle', duressWord: 'blue kettle' }
      const link = await linkCheck(cases, { id, host: server.url, ...words })
      await watch.tick(cases)
      const { link: door } = certain((await watch.links())[0], 'the relay is there')
      for (const [day, due] of dues.slice(0, -1).entries()) {
        await pass((due - clock.millis()) / minute)
        expect(await say(certain(link.ok ? link.value : undefined, 'a link'), 'green kettle')).toBe('taken')
        const [timer] = await door.list().then((said) => (said.ok ? said.value : []))
        expect((timer?.due ?? 0) * minute).toBe(dues[day + 1])
        // After the day of the change too it is a day for the relay.
        expect(timer?.every).toBe(1_440)
      }
      // The clocks did change in between.
      expect(new Set(mornings.map(({ offset }) => offset)).size).toBe(2)
    },
  )
})

describe('a check at two relays', () => {
  it('[TI45] wakes somebody by the second when the first is gone, whose silence is an alarm of its own', async () => {
    const beside = await second()
    await passAt(0, [server, beside])
    await told()
    await armed()
    expect(watch.view()).toMatchObject({
      state: 'heard',
      armed: 1,
      onlyHere: 0,
      troubles: [],
      second: { url: `${beside.url}/`, state: 'heard', armed: 1, troubles: [] },
    })
    await server.close()
    await passAt(heartbeatInterval / minute + 1, [beside])
    await watch.tick(cases)
    expect(watch.view()).toMatchObject({
      state: 'silent',
      troubles: expect.arrayContaining(['silent']),
      onlyHere: 0,
      second: { state: 'heard', troubles: [] },
    })
    await passAt(115, [beside])
    expect(mail.got).toHaveLength(1)
    await beside.close()
  })

  it('[TI45] and by the first when the second is gone', async () => {
    const beside = await second()
    await passAt(0, [server, beside])
    await told()
    await armed()
    await beside.close()
    await passAt(heartbeatInterval / minute + 1, [server])
    await watch.tick(cases)
    expect(watch.view()).toMatchObject({
      state: 'heard',
      troubles: [],
      second: { state: 'silent', troubles: expect.arrayContaining(['silent']) },
    })
    await passAt(115, [server])
    expect(mail.got).toHaveLength(1)
  })

  it('[TI46] tells the same person once from each, and whoever takes it at one is told by neither for a while', async () => {
    const beside = await second()
    await passAt(0, [server, beside])
    await told()
    await armed()
    await passAt(130, [server, beside])
    expect(mail.got).toHaveLength(2)
    const link = certain(/https?:\S+\/c#[\w-]{22}/.exec(mail.got[0]?.text ?? '')?.[0], 'a link')
    const ask = {
      what: 'answer',
      slot: checkInKeys(slotSecret(link)).slot,
      answer: new Uint8Array(32),
    } as const
    await fetch(`${new URL(link).origin}/c`, { method: 'POST', body: encodeCheckInAsk(ask) })
    await passAt(4, [server, beside])
    await watch.tick(cases)
    const levels = async (): Promise<readonly (number | undefined)[]> =>
      Promise.all(
        (await watch.links()).map(async (one) => {
          const listed = await one.link.list()
          return listed.ok ? listed.value[0]?.level : undefined
        }),
      )
    await passAt(20, [server, beside])
    expect(await levels()).toEqual([1, 1])
    expect(mail.got).toHaveLength(2)
    // It was no answer: each goes on when its time is over, and neither keeps the other still for ever.
    for (let quarter = 0; quarter < 12; quarter++) {
      await passAt(15, [server, beside])
      await watch.tick(cases)
    }
    expect((await levels()).every((level) => (level ?? 0) >= 3)).toBe(true)
    await beside.close()
  })

  it('[TI45] is answered at one of them by a phone that reached no other: written down once, and ended at both', async () => {
    const beside = await second()
    await passAt(0, [server, beside])
    await told()
    const check = await armed({ every: 'P1D' })
    const words = { safeWord: 'green kettle', duressWord: 'blue kettle' }
    const link = await linkCheck(cases, { id: check, host: beside.url, ...words })
    await watch.tick(cases)
    await passAt(60, [server, beside])
    const url = certain(link.ok ? link.value : undefined, 'a link')
    expect(await say(url, 'green kettle')).toBe('taken')
    expect(await watch.tick(cases)).toBe(1)
    // The other relay heard it later: the same answer again.
    const late = url.replace(beside.url, server.url)
    expect(await say(late, 'green kettle').catch(() => 'closed')).not.toBe('word')
    await watch.tick(cases)
    cases.index.refresh()
    expect(shapesIn(certain(cases.index.get(check), 'the check'), 'answers')).toHaveLength(1)
    await passAt(240, [server, beside])
    expect(mail.got).toHaveLength(0)
    await beside.close()
  })

  it('[TI45] shows a second relay that would not wake somebody who registered before it was named', async () => {
    await told()
    const beside = await second()
    await passAt(0, [server, beside])
    await armed()
    expect(watch.view()).toMatchObject({ troubles: [], second: { armed: 1, troubles: ['channel'] } })
    await told()
    await watch.tick(cases)
    expect(watch.view()).toMatchObject({ second: { troubles: [] } })
    // What one is shown opens nothing at the other.
    const [here, there] = await watch.links()
    const borrowed = new TimerLink(
      (ask) => http.timers(ask),
      certain(guardOf(cases.vault, there?.relay.key), 'made'),
      certain(here, 'the first').relay.key,
    )
    expect(await borrowed.list()).toEqual({ ok: false, refusal: { kind: 'unknown-guard' } })
    // The same relay named twice is one.
    const { key } = await server.relay.about(new Uint8Array(32), new Uint8Array(32))
    await keepSecondRelay(cases.vault, { url: server.url, key })
    expect(watch.view().second).toBeUndefined()
    await keepSecondRelay(cases.vault, undefined)
    expect(watch.view().second).toBeUndefined()
    await beside.close()
  })
})

function slotSecret(link: string): Uint8Array {
  return certain(secretInFragment(new URL(link).hash), 'a link')
}
