/** Letters and invitations: docs/formats/control.md, R70 to R75 and R80 to R86. What attackers do with them: test/attacks. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, toHex, utf8 } from '../../base/bytes.ts'
import { canonicalJson } from '../../base/json.ts'
import { platformRandom as random } from '../../base/random.ts'
import { type EnvelopeKey, newEnvelopeKey } from '../../sealed/envelope.ts'
import { sha256 } from '../../sealed/hash.ts'
import { newSigningKey, parseSignature, type SigningKey } from '../../sealed/sign.ts'
import { words as list } from '../../sealed/words.ts'
import { isMailSize } from '../sync/mail-size.ts'
import { hex, newLogHex, now } from './control.fixture.ts'
import { comparisonWords, fingerprintWords } from './fingerprint-words.ts'
import {
  answerText,
  invitationBox,
  invitationBytes,
  invitationHash,
  invitationHours,
  invitationText,
  isExpired,
  newDeviceOf,
  newInvitation,
  openAnswer,
  parseAnswerText,
  parseInvitation,
  parseWelcomeText,
  readInvitation,
  sealAnswer,
  welcomeText,
} from './invitation.ts'
import { invitationEndIn, sealInvitationEnd } from './invitation-end.ts'
import { letterOf, type MailBody, openMail, sealMail } from './mail.ts'
import { deviceIdOf } from './names.ts'

/** A change of this list makes every printed kit and fingerprint another: it is never right. */
const listHash = 'c83d04e07c7c6b3d075799c41075640c0b1c755c9c0dcd4376139a58592f2e38'
const organisation = random.bytes(32)
const about = { at: now, base: [7, hex(32)] } as const
let sender: SigningKey
let receiver: SigningKey
let envelope: EnvelopeKey

beforeAll(async () => {
  sender = await newSigningKey(random)
  receiver = await newSigningKey(random)
  envelope = newEnvelopeKey(random)
})

function sealed(body: MailBody, to = receiver, its: Uint8Array = organisation): Promise<Bytes> {
  const recipient = { device: deviceIdOf(to.publicKey), envelope: envelope.publicKey }
  return sealMail({ device: sender, organisation: its }, recipient, letterOf(body), about, { random })
}

const grant = (count: number): MailBody => ({
  kind: 'grant',
  keys: Array.from({ length: count }, () => ({
    log: newLogHex(),
    scope: `case:${hex(16)}`,
    part: 'work',
    epoch: 2,
    key: 'A'.repeat(43),
    before: 'A'.repeat(43),
    said: [3, hex(32)],
    head: [4, hex(32)],
  })),
})

describe('a letter', () => {
  it('[R70] of every kind comes out as it went in, from whoever signed it', async () => {
    const signature = parseSignature(new Uint8Array(64).fill(3, 0, 32))
    const draft = { base: 3, event: { kind: 'suite-floor', min: 2 }, id: hex(16) } as const
    const held = { base: 3, event: { kind: 'members', set: [] }, id: hex(16), roster: 7 } as const
    const bodies: MailBody[] = [
      grant(1),
      { ...grant(2), kind: 'welcome' } as MailBody,
      { kind: 'give-back-asked' },
      { kind: 'secret', log: newLogHex(), name: 'line-week', id: hex(16), value: 'AAAA' },
      { kind: 'secret-asked', log: newLogHex(), name: 'line-root' },
      { kind: 'approval-asked', log: newLogHex(), draft },
      { kind: 'approval-asked', log: newLogHex(), draft: held },
    ]
    if (signature.ok)
      bodies.push({ kind: 'approval', log: newLogHex(), draft: hex(16), signature: signature.value })
    for (const body of bodies) {
      const mail = await openMail(envelope, receiver.publicKey, organisation, await sealed(body))
      if (typeof mail === 'string') throw new Error(`${body.kind}: ${mail}`)
      expect(mail.body).toEqual(body)
      expect(mail.from).toBe(deviceIdOf(sender.publicKey))
      expect([mail.at, mail.base]).toEqual([about.at, about.base])
    }
  })

  it('[R71] is refused by another device, in another organisation, and with any byte changed', async () => {
    const letter = await sealed(grant(1))
    const other = newEnvelopeKey(random)
    expect(await openMail(other, receiver.publicKey, organisation, letter)).toBe('not-opened')
    expect(await openMail(envelope, sender.publicKey, organisation, letter)).toBe('not-opened')
    expect(await openMail(envelope, receiver.publicKey, random.bytes(32), letter)).toBe('not-opened')
    for (let at = 0; at < letter.length; at += 97) {
      const changed = new Uint8Array(letter)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await openMail(envelope, receiver.publicKey, organisation, changed)).toBe('not-opened')
    }
    for (const junk of [new Uint8Array(), random.bytes(40), random.bytes(5_000), new Uint8Array(5_000_000)]) {
      expect(await openMail(envelope, receiver.publicKey, organisation, junk)).toBe('not-opened')
    }
  })

  it('[R70] has a length that a relay takes, and that says no more than a size class', async () => {
    for (const count of [1, 3, 40]) expect(isMailSize((await sealed(grant(count))).length)).toBe(true)
    expect((await sealed({ kind: 'give-back-asked' })).length).toBe(
      (await sealed({ kind: 'give-back-asked' })).length,
    )
  })
})

describe('an invitation', () => {
  const head = { seq: 12, hash: random.bytes(32) }
  const relay = () => ({ url: 'https://relay.example:8443/x', key: sender.publicKey })
  const made = () =>
    newInvitation({ kind: 'person', organisation, roster: head, relay: relay() }, now, random)

  it('[R80] is read as it was written, typed in small letters and with spaces too', () => {
    for (const given of [made(), { ...made(), kind: 'device', relay: undefined } as const]) {
      const text = invitationText(given)
      expect(text.startsWith('SC1-')).toBe(true)
      for (const typed of [text, text.toLowerCase(), ` ${text}\n`]) {
        const read = parseInvitation(typed, now)
        if (!read.ok) throw new Error(read.refusal.kind)
        expect(invitationBytes(read.value)).toEqual(invitationBytes(given))
        expect([read.value.kind, read.value.relay?.url]).toEqual([given.kind, given.relay?.url])
      }
      expect(readInvitation(invitationBytes(given))?.roster).toEqual(head)
    }
  })

  it('[R81] says in its own words when it is mistyped, expired, of another version or something else', () => {
    const invitation = made()
    const text = invitationText(invitation)
    const kindOf = (typed: string, at = now): string => {
      const read = parseInvitation(typed, at)
      return read.ok ? 'ok' : read.refusal.kind
    }
    expect(kindOf('hello')).toBe('not-an-invitation')
    expect(kindOf(text.slice(0, -3))).toBe('invitation-damaged')
    const swapped = text.slice(0, 40) + (text[40] === 'A' ? 'B' : 'A') + text.slice(41)
    expect(kindOf(swapped)).toBe('invitation-damaged')
    expect(kindOf(text, now + (invitationHours + 1) * 3_600_000)).toBe('invitation-expired')
    expect(kindOf(text, now - 10 * 365 * 86_400_000), 'a clock ten years back').toBe('invitation-expired')
    expect(isExpired(invitation, now + 86_400_000)).toBe(false)
    for (let length = 0; length < 120; length += 7)
      expect(readInvitation(random.bytes(length))).toBeUndefined()
  })

  it('[R82] has a mailbox, a token and a mark in the roster, none of which tells the secret', () => {
    const invitation = made()
    const { box, token } = invitationBox(invitation)
    const secret = toHex(invitation.secret.reveal())
    expect([box.length, token.length, invitationHash(invitation).length]).toEqual([16, 32, 64])
    for (const one of [toHex(box), toHex(token), invitationHash(invitation)])
      expect(one).not.toContain(secret.slice(0, 8))
    expect(canonicalJson(String(invitation.secret))).toBe('"[secret]"')
  })

  it('[R83] [R84] is answered with the keys of the device that signs, and both see six words', async () => {
    const invitation = made()
    const keys = { envelope: envelope.publicKey, box: random.bytes(16) }
    const answer = await sealAnswer(invitation, receiver, keys, { random })
    const typed = parseAnswerText(answerText(answer.sealed))
    if (!typed.ok) throw new Error('not read')
    const read = await openAnswer(invitation, typed.value)
    if (!read.ok) throw new Error(read.refusal.kind)
    expect(newDeviceOf(read.value.answer)).toMatchObject({
      device: deviceIdOf(receiver.publicKey),
      box: toHex(keys.box),
      kind: 'desk',
    })
    const [mine, theirs] = [answer.words, read.value.words].map((words) =>
      comparisonWords(invitationBytes(invitation), words),
    )
    expect(mine).toHaveLength(6)
    expect(theirs).toEqual(mine)
    const stranger = await sealAnswer(invitation, sender, keys, { random })
    expect(comparisonWords(invitationBytes(invitation), stranger.words)).not.toEqual(mine)
    expect(isMailSize(answer.sealed.length)).toBe(true)
  })

  it('[R89] ends with a last word that only who has its text reads, and that means nothing to whoever was let in', async () => {
    const invitation = made()
    const letIn = receiver.publicKey
    const used = await sealInvitationEnd(invitation, 'used', letIn, { random })
    const read = (of: typeof invitation, device = sender.publicKey) =>
      invitationEndIn(of, device, [random.bytes(300), used])
    expect(await read(invitation)).toBe('used')
    expect(await read(invitation, letIn)).toBeUndefined()
    expect(await read(made())).toBeUndefined()
    expect(isMailSize(used.length)).toBe(true)
    const answer = await sealAnswer(
      invitation,
      sender,
      { envelope: envelope.publicKey, box: random.bytes(16) },
      { random },
    )
    expect(await invitationEndIn(invitation, letIn, [answer.sealed])).toBeUndefined()
    for (const end of ['refused', 'answered-twice'] as const) {
      const word = await sealInvitationEnd(invitation, end, undefined, { random })
      expect(await invitationEndIn(invitation, letIn, [word])).toBe(end)
    }
  })

  it('[R83] is not answered under another invitation, nor with a byte changed', async () => {
    const invitation = made()
    const { sealed: answer } = await sealAnswer(
      invitation,
      receiver,
      { envelope: envelope.publicKey, box: random.bytes(16) },
      { random },
    )
    expect((await openAnswer(made(), answer)).ok).toBe(false)
    for (let at = 0; at < answer.length; at += 131) {
      const changed = new Uint8Array(answer)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect((await openAnswer(invitation, changed)).ok).toBe(false)
    }
    for (const text of ['', 'SA1-', 'SA1-0', 'SC1-ABC', answerText(answer).slice(0, -2)])
      expect(parseAnswerText(text).ok).toBe(false)
  })
})

describe('a welcome without a relay', () => {
  it('[R88] is one text with the letters for the new device, and is refused with a sign wrong or missing', () => {
    const letters = [random.bytes(300), random.bytes(1_500)]
    const text = welcomeText(letters)
    const read = parseWelcomeText(` ${text.toLowerCase()}\n`)
    expect(read.ok && read.value).toEqual(letters)
    const kindOf = (typed: string): string => {
      const one = parseWelcomeText(typed)
      return one.ok ? 'ok' : one.refusal.kind
    }
    expect(kindOf('SA1-ABC')).toBe('not-a-welcome')
    expect(kindOf(text.slice(0, -2))).toBe('welcome-damaged')
    expect(kindOf(text.slice(0, 30) + (text[30] === 'A' ? 'B' : 'A') + text.slice(31))).toBe(
      'welcome-damaged',
    )
  })
})

describe('the fingerprint in words', () => {
  it('[R86] is eleven words of a list that never changes', () => {
    expect(toHex(sha256(utf8(list.join(' '))))).toBe(listHash)
    const id = Uint8Array.from({ length: 32 }, (_, i) => i)
    expect(fingerprintWords(id)).toHaveLength(11)
    expect(fingerprintWords(id).every((word) => list.includes(word))).toBe(true)
  })

  it('[R86] differs for ids that differ in any of their first 134 bits', () => {
    const id = new Uint8Array(32)
    const words = fingerprintWords(id).join()
    for (let bit = 0; bit < 134; bit++) {
      const other = new Uint8Array(32)
      other[bit >> 3] = 0x80 >> (bit & 7)
      expect(fingerprintWords(other).join(), `bit ${bit}`).not.toBe(words)
    }
  })
})
