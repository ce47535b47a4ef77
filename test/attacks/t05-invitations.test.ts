/** Somebody stands between the person who invites and the person who is invited: reads, replaces, repeats. */
import { describe, expect, it } from 'vitest'
import { equalBytes, toHex } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { newEnvelopeKey } from '../../packages/core/src/sealed/envelope.ts'
import { newSigningKey, publicKeyOf } from '../../packages/core/src/sealed/sign.ts'
import { comparisonWords, fingerprintWords } from '../../packages/core/src/vault/control/fingerprint-words.ts'
import {
  answerText,
  type Invitation,
  invitationBox,
  invitationBytes,
  invitationText,
  newInvitation,
  openAnswer,
  parseInvitation,
  sealAnswer,
} from '../../packages/core/src/vault/control/invitation.ts'
import { EvilRelay } from './evil-relay.ts'
import { NaiveDevice, NaiveServer } from './naive/network.ts'
import { organisation, settled } from './people.ts'

const now = 1_773_495_441_000

async function invitation(): Promise<Invitation> {
  const relay = { url: 'https://relay.example', key: publicKeyOf(await newSigningKey(random)) }
  const about = {
    kind: 'person',
    organisation: random.bytes(32),
    roster: { seq: 3, hash: random.bytes(32) },
    relay,
  } as const
  return newInvitation(about, now, random)
}

const read = (text: string, at = now) => {
  const parsed = parseInvitation(text, at)
  return certain(parsed.ok ? parsed.value : undefined, 'just made')
}

async function answered(to: Invitation) {
  const device = await newSigningKey(random)
  const keys = { envelope: newEnvelopeKey(random).publicKey, box: random.bytes(16) }
  return { device, ...(await sealAnswer(to, device, keys, { random })) }
}

describe('an invitation on its way (T05)', () => {
  it('[T05] tells the server the key of the case where the secret stands in the address, and works twice', async () => {
    const server = new NaiveServer()
    const [anna, bela] = [new NaiveDevice(server, 'anna'), new NaiveDevice(server, 'bela')]
    anna.makeCase()
    const link = anna.invite()
    bela.join(link)
    await anna.write(1, 'shelter: Harbour Street 12')
    // The server read the address, and joins itself.
    const spy = new NaiveDevice(server, 'spy')
    spy.join(certain(server.seen[0], 'bela asked').slice('GET '.length))
    expect(await spy.read()).toEqual(['anna: shelter: Harbour Street 12'])
    expect(server.members).toEqual(['anna', 'bela', 'spy'])
  })
  it('[T05] never brings its secret to the relay of ours: it sees a random box, and what is sealed', async () => {
    const relay = await EvilRelay.start(now)
    const link = relay.link('bela')
    const made = await invitation()
    const { box, token } = invitationBox(made)
    const received = read(invitationText(made))
    const answer = await answered(received)
    await link.openBox(box, token, relay.space)
    await link.post(box, answer.sealed)
    const secret = toHex(made.secret.reveal())
    expect(relay.heard.length).toBe(2)
    expect(
      relay.heard.filter((line) => line.includes(secret) || line.includes(toHex(publicKeyOf(answer.device)))),
    ).toEqual([])
  })
  it('[T05] shows both people the same six words, and others when the relay answers in somebody’s place', async () => {
    const made = await invitation()
    const received = read(invitationText(made))
    const answer = await answered(received)
    const opened = await openAnswer(made, answer.sealed)
    const words = certain(opened.ok ? opened.value.words : undefined, 'it is the answer')
    expect(comparisonWords(invitationBytes(made), words)).toEqual(
      comparisonWords(invitationBytes(received), answer.words),
    )
    expect(words.length > 0 && comparisonWords(invitationBytes(made), words)).toHaveLength(6)
    // Without the secret nothing can be sealed that opens; with a stolen invitation the words give it away.
    const guessed = await answered(await invitation())
    expect(await openAnswer(made, guessed.sealed)).toEqual({ ok: false, refusal: { kind: 'not-an-answer' } })
    const thief = await answered(received)
    const theirs = await openAnswer(made, thief.sealed)
    const shown = comparisonWords(invitationBytes(made), theirs.ok ? theirs.value.words : new Uint8Array())
    expect(shown).not.toEqual(comparisonWords(invitationBytes(received), answer.words))
  })
  it('[T05] binds the address, the relay’s key and the organisation: whoever changes one changes the words', async () => {
    const made = await invitation()
    const spy = publicKeyOf(await newSigningKey(random))
    const changed: readonly Invitation[] = [
      { ...made, relay: { url: 'https://spy.example', key: made.relay?.key ?? spy } },
      { ...made, relay: { url: 'https://relay.example', key: spy } },
      { ...made, organisation: random.bytes(32) },
      { ...made, roster: { seq: 1, hash: made.roster.hash } },
    ]
    for (const other of changed) {
      const answer = await answered(read(invitationText(other)))
      const opened = await openAnswer(made, answer.sealed)
      // Another organisation does not open; everything else is told by the device's own signature over what it was shown.
      expect(opened.ok).toBe(false)
      expect(comparisonWords(invitationBytes(other), answer.words)).not.toEqual(
        comparisonWords(invitationBytes(made), answer.words),
      )
    }
    expect(fingerprintWords(random.bytes(32))).toHaveLength(11)
  })
  it('[T05] cannot put a stranger’s key into its own answer: the device signs what it answers', async () => {
    const made = await invitation()
    const victim = await newSigningKey(random)
    const thief = await newSigningKey(random)
    const lent = { ...thief, publicKey: publicKeyOf(victim) }
    const keys = { envelope: newEnvelopeKey(random).publicKey, box: random.bytes(16) }
    const { sealed } = await sealAnswer(made, lent, keys, { random })
    expect(await openAnswer(made, sealed)).toEqual({ ok: false, refusal: { kind: 'answer-damaged' } })
  })
  it('[T05] ends after seven days, never lasts longer by a clock that is years off, and survives no changed letter', async () => {
    const made = await invitation()
    const text = invitationText(made)
    const refusalAt = (at: number) => {
      const parsed = parseInvitation(text, at)
      return parsed.ok ? 'taken' : parsed.refusal.kind
    }
    const day = 86_400_000
    expect([refusalAt(now), refusalAt(now + 6 * day)]).toEqual(['taken', 'taken'])
    expect([refusalAt(now + 8 * day), refusalAt(now - 3_650 * day)]).toEqual([
      'invitation-expired',
      'invitation-expired',
    ])
    for (let at = 4; at < text.length; at++) {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
      const parsed = parseInvitation(changed, now)
      const same = parsed.ok && equalBytes(invitationBytes(parsed.value), invitationBytes(made))
      expect(same ? 'taken' : parsed.ok ? 'another' : parsed.refusal.kind).toBe('invitation-damaged')
    }
  })

  it('[T05] lets one person in, once: a second answer and a second use are refused by name, and nobody is let in by them', async () => {
    const anna = await organisation()
    const { acts } = anna.replica
    const members = () => anna.replica.book.roster?.members.length
    const made = await acts.invite('person')
    const open = certain(made.ok ? made.value : undefined, 'anna may invite')
    const first = await answered(read(open.text))
    const thief = await answered(read(open.text))
    expect((await acts.answered(open.id, answerText(first.sealed))).ok).toBe(true)
    expect(await acts.answered(open.id, answerText(thief.sealed))).toEqual({
      ok: false,
      refusal: { kind: 'answered-twice' },
    })
    // Two people had it: nobody comes in by it, whoever was first.
    expect((await acts.confirm(open.id)).ok).toBe(false)
    const second = await acts.invite('person')
    const good = certain(second.ok ? second.value : undefined, 'she makes another')
    const bela = await answered(read(good.text))
    expect((await acts.answered(good.id, answerText(bela.sealed))).ok).toBe(true)
    expect((await acts.confirm(good.id)).ok).toBe(true)
    await settled(anna)
    expect(members()).toBe(2)
    const late = await answered(read(good.text))
    expect(await acts.answered(good.id, answerText(late.sealed))).toEqual({
      ok: false,
      refusal: { kind: 'invitation-used' },
    })
    expect((await acts.confirm(good.id)).ok).toBe(false)
    await settled(anna)
    expect(members()).toBe(2)
  })
})
