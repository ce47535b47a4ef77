/**
 * A check nobody answers, from the desk that arms it to the person who says "I am looking": over HTTP, through a real
 * server of mail and a push server on this machine, at two relays. docs/formats/timers.md.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromHex } from '../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../packages/core/src/base/random.ts'
import { certain, type Result } from '../packages/core/src/base/result.ts'
import { newSealKey } from '../packages/core/src/sealed/seal.ts'
import {
  answerFor,
  checkInKeys,
  encodeCheckInAsk,
  markOf,
  newCheckInLink,
  openAnswer,
  parseCheckInShown,
  secretInFragment,
} from '../packages/core/src/timers/check-in.ts'
import { guardFrom, newGuardSecret } from '../packages/core/src/timers/guard.ts'
import { heartbeatInterval, relayTroubles } from '../packages/core/src/timers/heartbeat.ts'
import { minute } from '../packages/core/src/timers/minutes.ts'
import { openTimer, sealTimer, timerOf } from '../packages/core/src/timers/timer.ts'
import { stateOf } from '../packages/core/src/timers/watch.ts'
import { httpLink } from '../packages/host/src/relay/http-link.ts'
import { TimerLink } from '../packages/host/src/relay/timer-link.ts'
import { answer, look } from '../packages/line/src/checkin/asking.ts'
import { type TestServer, testServer } from '../packages/relay/src/relay-server.fixture.ts'
import { TurnedClock } from '../packages/relay/src/timers/timers.fixture.ts'
import { waysOut } from '../packages/relay/src/timers/ways-out.ts'
import { MailServer } from './support/mail-server.ts'
import { PushServer } from './support/push-server.ts'

type RelayOfTest = TestServer & { readonly link: TimerLink; readonly close: () => Promise<void> }

const guard = must(guardFrom(newGuardSecret(random).reveal()))
let clock: TurnedClock
let mail: MailServer
let push: PushServer
let relays: readonly [RelayOfTest, RelayOfTest]

function must<T, R>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

async function startRelay(): Promise<RelayOfTest> {
  const servers = {
    mail: { secure: false, host: '127.0.0.1', port: mail.port, from: 'notes@example.net' },
    push: { servers: [`${push.url}/`] },
  }
  const ways = waysOut(newSealKey(random), servers, { clock, random })
  const server = await testServer({ clock, ways })
  const about = await server.relay.about(new Uint8Array(32), new Uint8Array(32))
  const http = httpLink({ url: server.url, key: about.key })
  const link = new TimerLink(http.timers, guard, about.key)
  must(await link.found(server.space))
  return {
    ...server,
    link,
    close: async () => {
      http.close()
      await server.close()
    },
  }
}

/** Time passes, and every relay that is on looks at its timers. */
async function pass(minutes: number, on: readonly RelayOfTest[] = relays): Promise<void> {
  clock.pass(minutes)
  for (const { relay } of on) {
    await relay.timers.look()
    await relay.timers.posting.deliver()
  }
}

async function knock(
  { url }: RelayOfTest,
  what: 'look' | 'answer',
  secret: Uint8Array,
  answer: Uint8Array<ArrayBuffer> = new Uint8Array(32),
): Promise<{ readonly shown: string; readonly due: number }> {
  const { slot } = checkInKeys(secret)
  const body = encodeCheckInAsk({ what, slot, answer })
  const response = await fetch(`${url}/c`, { method: 'POST', body })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return certain(parseCheckInShown(bytes), 'an answer of this protocol')
}

beforeEach(async () => {
  clock = new TurnedClock()
  ;[mail, push] = await Promise.all([MailServer.start(), PushServer.start()])
  relays = [await startRelay(), await startRelay()]
})
afterEach(async () => {
  await Promise.all([...relays.map((relay) => relay.close()), mail.end(), push.end()])
})

describe('a check that nobody answers', () => {
  it('[TI15] wakes the duty desk by mail and push, then the coordinator, until she takes it by the link', async () => {
    const [relay] = relays
    const [byMail, byPush, coordinator] = [random.bytes(16), random.bytes(16), random.bytes(16)]
    const host = relay.url
    must(await relay.link.putChannel(byMail, { kind: 'mail', address: 'duty@example.org', host }))
    must(await relay.link.putChannel(byPush, { kind: 'push', address: `${push.url}/duty`, host }))
    must(await relay.link.putChannel(coordinator, { kind: 'mail', address: 'second@example.org', host }))
    must(await relay.link.tryChannel(byMail))
    expect(mail.got.map(({ to }) => to)).toEqual(['RCPT TO:<duty@example.org>'])
    const timer = random.bytes(16)
    const about = certain(fromHex('00112233445566778899aabbccddeeff'), 'hex')
    const sealed = certain(await sealTimer(guard.sealKey, timer, about, { random }), 'short')
    const ladder = [
      { wait: 0, channels: [byMail, byPush] },
      { wait: 15, channels: [coordinator] },
    ]
    const plan = must(timerOf({ timer, dueAt: clock.millis() + 60 * minute, grace: 180 }, { ladder, sealed }))
    must(await relay.link.put(plan))
    await pass(plan.due + 180 - Math.floor(clock.millis() / minute) - 1)
    expect([mail.got.length, push.got.length]).toEqual([1, 0])
    await pass(1)
    expect([mail.got.length, push.got.map(({ path }) => path)]).toEqual([2, ['/duty']])
    await pass(15)
    const last = certain(mail.got.at(-1), 'it came')
    expect(last.to).toBe('RCPT TO:<second@example.org>')
    const fragment = certain(/#([\w-]{22})\n/.exec(last.text)?.[1], 'a link')
    const secret = certain(secretInFragment(fragment), 'a secret')
    expect((await knock(relay, 'look', secret)).shown).toBe('button')
    expect((await knock(relay, 'answer', secret)).shown).toBe('taken')
    expect((await knock(relay, 'look', secret)).shown).toBe('nothing')
    const [listed] = must(await relay.link.list())
    expect(stateOf(certain(listed, 'it is there'), relay.relay.timers.now)).toBe('acknowledged')
    // What it was about opens on a desk alone.
    expect(must(await openTimer(guard.sealKey, timer, must(await relay.link.open(timer))))).toEqual(about)
    must(await relay.link.resolve(plan))
    await pass(600)
    expect([mail.got.length, push.got.length]).toEqual([3, 1])
    for (const text of [...mail.got.map((one) => one.text), ...push.got.map((one) => one.text)])
      expect(text.replace(/\n.*\/c#[\w-]{22}\n/, '')).toBe(
        'Please look.\nПосмотрите, пожалуйста.\nMerci de regarder.\n',
      )
  })

  it('[TI29] reaches somebody by push while the server of mail is down, and by mail once it is back', async () => {
    const [relay] = relays
    const [byMail, byPush] = [random.bytes(16), random.bytes(16)]
    must(await relay.link.putChannel(byMail, { kind: 'mail', address: 'duty@example.org', host: '' }))
    must(await relay.link.putChannel(byPush, { kind: 'push', address: `${push.url}/duty`, host: '' }))
    expect(
      (
        await relay.link.putChannel(random.bytes(16), {
          kind: 'push',
          address: 'http://127.0.0.1:9/x',
          host: '',
        })
      ).ok,
    ).toBe(false)
    const timer = random.bytes(16)
    const sealed = certain(await sealTimer(guard.sealKey, timer, new Uint8Array(0), { random }), 'short')
    const ladder = [{ wait: 0, channels: [byMail, byPush] }]
    must(await relay.link.put(must(timerOf({ timer, dueAt: clock.millis(), grace: 0 }, { ladder, sealed }))))
    mail.mood = 'refuses'
    await pass(5)
    expect([mail.got.length, push.got.length]).toEqual([0, 1])
    const heard = must(await relay.link.heartbeat({ random }))
    expect([heard.alarming, heard.failing]).toEqual([1, 1])
    mail.mood = 'takes'
    await pass(2)
    expect([mail.got.length, push.got.length]).toEqual([1, 1])
  })
})

describe('a check at two relays', () => {
  it('[TI43] wakes somebody although one of them was seized, and its silence is an alarm of its own', async () => {
    const [first, second] = relays
    const channel = random.bytes(16)
    const timer = random.bytes(16)
    const sealed = certain(await sealTimer(guard.sealKey, timer, new Uint8Array(0), { random }), 'short')
    const ladder = [{ wait: 0, channels: [channel] }]
    const plan = must(timerOf({ timer, dueAt: clock.millis() + 60 * minute, grace: 0 }, { ladder, sealed }))
    for (const { link } of relays) {
      must(await link.putChannel(channel, { kind: 'push', address: `${push.url}/duty`, host: '' }))
      must(await link.put(plan))
    }
    await pass(1)
    const beat = must(await first.link.heartbeat({ random }))
    const heardAt = clock.millis()
    expect(relayTroubles({ now: clock.millis(), heardAt, beat, expected: 1 })).toEqual([])
    await first.close()
    await pass(heartbeatInterval / minute + 1, [second])
    expect((await first.link.heartbeat({ random })).ok).toBe(false)
    expect(relayTroubles({ now: clock.millis(), heardAt, beat, expected: 1 })).toEqual(['silent'])
    await pass(60, [second])
    expect(push.got).toHaveLength(1)
  })

  it('[TI41] shows a relay that lost its timers, stopped looking, or lives in another hour', async () => {
    const [relay] = relays
    const timer = random.bytes(16)
    const sealed = certain(await sealTimer(guard.sealKey, timer, new Uint8Array(0), { random }), 'short')
    must(
      await relay.link.put(
        must(timerOf({ timer, dueAt: clock.millis() + 60 * minute, grace: 0 }, { ladder: [], sealed })),
      ),
    )
    await pass(1)
    const troubles = async (expected: number, off = 0): Promise<readonly string[]> => {
      const beat = must(await relay.link.heartbeat({ random }))
      const now = clock.millis() + off
      return relayTroubles({ now, heardAt: now, beat, expected })
    }
    expect(await troubles(1)).toEqual([])
    expect(await troubles(2)).toEqual(['missing'])
    expect(await troubles(1, 3_600_000)).toEqual(['other-clock'])
    clock.pass(30)
    expect(await troubles(1)).toEqual(['stopped'])
    expect(await troubles(0)).toEqual([])
  })

  it('[TI8] is answered from one phone at both, and a desk reads which word it was', async () => {
    const link = newCheckInLink(random)
    const [safe, duress] = ['kettle', 'чайник'].map((word) => certain(markOf(link.key, word), 'a word'))
    const timer = random.bytes(16)
    const sealed = certain(await sealTimer(guard.sealKey, timer, new Uint8Array(0), { random }), 'short')
    const kept = { ...link, safe: certain(safe, 'made'), duress: certain(duress, 'made') }
    const plan = must(
      timerOf({ timer, dueAt: clock.millis() + 30 * minute, grace: 60, link: kept }, { ladder: [], sealed }),
    )
    for (const relay of relays) must(await relay.link.put(plan))
    for (const relay of relays) {
      const { due } = await knock(relay, 'look', link.secret.reveal())
      const answer = answerFor(kept.duress, due)
      expect((await knock(relay, 'answer', link.secret.reveal(), answer)).shown).toBe('taken')
      const [waiting] = must(await relay.link.takeAnswers())
      expect(openAnswer(certain(waiting, 'it waits').answer, kept, plan.due)).toBe('duress')
      must(await relay.link.answersTaken([{ id: timer, due: plan.due }]))
      expect(must(await relay.link.takeAnswers())).toEqual([])
      expect(must(await relay.link.list())[0]?.resolved).toBe(true)
    }
  })

  it('[TI8] is answered by the page at the second when the first is silent, before the page asked or in between', async () => {
    for (const when of ['before', 'in-between'] as const) {
      const link = newCheckInLink(random)
      const kept = { ...link, safe: certain(markOf(link.key, 'kettle'), 'a word') }
      const timer = random.bytes(16)
      const sealed = certain(await sealTimer(guard.sealKey, timer, new Uint8Array(0), { random }), 'short')
      const plan = must(
        timerOf(
          { timer, dueAt: clock.millis() + 30 * minute, grace: 60, link: kept },
          { ladder: [], sealed },
        ),
      )
      const [first, second] = when === 'before' ? relays : [await startRelay(), relays[1]]
      for (const relay of [first, second]) must(await relay.link.put(plan))
      if (when === 'before') await first.close()
      const found = certain(await look(link.secret.reveal(), [first.url, second.url]), 'one answered')
      expect(found.shown).toBe('word')
      if (when === 'in-between') await first.close()
      expect(await answer(link.secret.reveal(), found, 'kettle')).toBe(true)
      const listed = must(await second.link.list()).find(({ id }) => id.toHex() === timer.toHex())
      expect(listed?.resolved).toBe(true)
    }
  })

  it('[TI52] answers a phone in one length, whatever it asks, and nothing that is no question of a phone', async () => {
    const [relay] = relays
    const lengths = await Promise.all(
      (['look', 'answer'] as const).map(async (what) => {
        const body = encodeCheckInAsk({ what, slot: random.bytes(16), answer: random.bytes(32) })
        const response = await fetch(`${relay.url}/c`, {
          method: 'POST',
          body,
          headers: { origin: 'https://x.example' },
        })
        expect(response.headers.get('access-control-allow-origin')).toBe('*')
        return [response.status, (await response.arrayBuffer()).byteLength]
      }),
    )
    expect(lengths).toEqual([
      [200, 6],
      [200, 6],
    ])
    for (const body of [new Uint8Array(0), new Uint8Array(50), new Uint8Array(5_000)])
      expect((await fetch(`${relay.url}/c`, { method: 'POST', body })).status).toBe(400)
    expect((await fetch(`${relay.url}/timers/v1`, { method: 'POST', body: new Uint8Array(9) })).status).toBe(
      400,
    )
    expect((await fetch(`${relay.url}/c`)).status).toBe(404)
  })
})
