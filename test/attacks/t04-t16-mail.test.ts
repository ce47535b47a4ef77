/** Letters with keys in them: made by the server, sent twice, sent back, sent on, signed by nobody. */
import { describe, expect, it } from 'vitest'
import { concat, toBase64Url, toHex, utf8 } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import {
  type EnvelopeKey,
  newEnvelopeKey,
  openWith,
  sealTo,
} from '../../packages/core/src/sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../packages/core/src/sealed/sign.ts'
import { newCompartmentId } from '../../packages/core/src/vault/compartment.ts'
import { letterOf, openMail, sealMail } from '../../packages/core/src/vault/control/mail.ts'
import { deviceIdOf, logHexOf } from '../../packages/core/src/vault/control/names.ts'
import { randomBytes } from './naive/gcm.ts'
import { NaiveDevice, NaiveServer } from './naive/network.ts'
import { basePoint, streamUnder, x25519 } from './naive/sealed-box.ts'

const organisation = random.bytes(32)
type Device = { readonly key: SigningKey; readonly envelope: EnvelopeKey }

async function newDevice(): Promise<Device> {
  return { key: await newSigningKey(random), envelope: newEnvelopeKey(random) }
}

const point = [1, '00'.repeat(32)] as const
const letter = letterOf({
  kind: 'grant',
  keys: [
    {
      log: logHexOf(newCompartmentId(random)),
      scope: 'press',
      part: 'whole',
      epoch: 1,
      key: toBase64Url(random.bytes(32)),
      said: point,
      head: point,
    },
  ],
})

function sent(from: SigningKey, to: Device, where = organisation) {
  const recipient = { device: deviceIdOf(publicKeyOf(to.key)), envelope: to.envelope.publicKey }
  return sealMail(
    { device: from, organisation: where },
    recipient,
    letter,
    { at: 0, base: point },
    { random },
  )
}

async function opened(by: Device, sealed: Uint8Array, where = organisation) {
  const mail = await openMail(by.envelope, publicKeyOf(by.key), where, sealed)
  return typeof mail === 'string' ? mail : mail.body.kind
}

describe('a key that the server made (T04)', () => {
  it('[T04] is used by a naive client for everything from then on', async () => {
    const server = new NaiveServer()
    const [anna, bela] = [new NaiveDevice(server, 'anna'), new NaiveDevice(server, 'bela')]
    anna.makeCase()
    server.members.push('bela')
    await anna.shareWithMembers()
    await bela.takeKey()
    server.rotated = randomBytes(32)
    await anna.takeKey()
    await anna.write(1, 'shelter: Harbour Street 12')
    const spy = new NaiveDevice(server, 'spy')
    spy.caseKey = server.rotated
    expect(await spy.read()).toEqual(['anna: shelter: Harbour Street 12'])
  })
  it('[T04] is no letter of ours: sealed to the right device, and signed by nobody', async () => {
    const bela = await newDevice()
    const address = { info: concat(utf8('safeconduct/v1/mail\0'), organisation), aad: publicKeyOf(bela.key) }
    const bare = await sealTo(bela.envelope.publicKey, address, randomBytes(512), { random })
    expect(await opened(bela, bare)).toBe('not-opened')
    // Everything in its place but the signature of a device that the server does not have.
    const spy = await newSigningKey(random)
    const anna = await newSigningKey(random)
    const lent = { ...spy, publicKey: publicKeyOf(anna) }
    expect(await opened(bela, await sent(lent, bela))).toBe('bad-signature')
    expect(await opened(bela, await sent(anna, bela))).toBe('grant')
  })
})

describe('letters that come twice, back, or by another way (T16)', () => {
  it('[T16] are shown as often as they come, in the order of whoever brings them, by a naive client', async () => {
    const server = new NaiveServer()
    const anna = new NaiveDevice(server, 'anna')
    anna.makeCase()
    await anna.write(1, 'pay 100')
    await anna.write(2, 'do not pay')
    const [pay, not] = server.messages
    expect(await anna.read([not, pay, pay].filter((message) => message !== undefined))).toEqual([
      'anna: do not pay',
      'anna: pay 100',
      'anna: pay 100',
    ])
  })
  it('[T16] open for the device that they were sealed to and no other, and never come back to their sender', async () => {
    const [anna, bela, cyra] = await Promise.all([newDevice(), newDevice(), newDevice()])
    const mail = await sent(anna.key, bela)
    expect(await opened(bela, mail)).toBe('grant')
    for (const other of [anna, cyra]) expect(await opened(other, mail)).toBe('not-opened')
    // The same envelope key under another device's name: the letter says whom it is for, and the seal is bound to it.
    expect(await opened({ ...cyra, envelope: bela.envelope }, mail)).toBe('not-opened')
    expect(await opened(bela, mail, random.bytes(32))).toBe('not-opened')
  })
  it('[T16] cannot be sent on by a recipient as if they had been meant for somebody else', async () => {
    const [anna, bela, cyra] = await Promise.all([newDevice(), newDevice(), newDevice()])
    const info = concat(utf8('safeconduct/v1/mail\0'), organisation)
    const mail = await sent(anna.key, bela)
    const plain = await openWith(bela.envelope, { info, aad: publicKeyOf(bela.key) }, mail)
    const again = await sealTo(
      cyra.envelope.publicKey,
      { info, aad: publicKeyOf(cyra.key) },
      plain.ok ? plain.value : new Uint8Array(),
      { random },
    )
    expect(await opened(cyra, again)).toBe('malformed')
  })
  it('[T16] have a number of their own, by which a second copy is known', async () => {
    const [anna, bela] = await Promise.all([newDevice(), newDevice()])
    const ids = new Set<string>()
    for (let i = 0; i < 5; i++) {
      const mail = await openMail(
        bela.envelope,
        publicKeyOf(bela.key),
        organisation,
        await sent(anna.key, bela),
      )
      ids.add(typeof mail === 'string' ? mail : mail.id)
    }
    expect([...ids].every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true)
    expect(ids.size).toBe(5)
  })
})

describe('a letter whose sender is only implied (T27)', () => {
  it('[T27] is made by whoever stole the recipient’s key, where a shared secret stands for a signature', async () => {
    const [anna, bela] = [randomBytes(32), randomBytes(32)]
    const shared = x25519(anna, x25519(bela, basePoint))
    // The thief has bela's key alone, and "anna" writes to bela.
    const forged = await streamUnder(
      x25519(bela, x25519(anna, basePoint)),
      utf8('from anna: give the keys to M-09'),
    )
    expect(new TextDecoder().decode(await streamUnder(shared, forged))).toBe(
      'from anna: give the keys to M-09',
    )
  })
  it('[T27] is refused by ours: with every key of the recipient nobody writes in another’s name', async () => {
    const [anna, bela] = await Promise.all([newDevice(), newDevice()])
    const asAnna = { ...bela.key, publicKey: publicKeyOf(anna.key) }
    expect(await opened(bela, await sent(asAnna, bela))).toBe('bad-signature')
    expect(toHex(publicKeyOf(anna.key))).not.toBe(toHex(publicKeyOf(bela.key)))
  })
})
