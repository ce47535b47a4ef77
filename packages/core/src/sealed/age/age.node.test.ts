import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../base/bytes.ts'
import { platformRandom } from '../../base/random.ts'
import { openAge, sealAge } from './age-file.ts'
import { fromBech32, toBech32 } from './bech32.ts'
import { newAgeIdentity, parseAgeRecipient } from './keys.ts'

const theirs = await generateHybridIdentity()
const parsed = parseAgeRecipient(await identityToRecipient(theirs))
if (!parsed.ok) throw new Error('the reference made a recipient that is none')
const recipient = parsed.value

const lengths = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]

describe('a file for a reader outside', () => {
  it.each(lengths)(
    '[S30] of %i bytes opens in age’s own TypeScript, with the key of its recipient',
    async (length) => {
      const plain = platformRandom.bytes(Math.min(length, 60_000))
      const text = new Uint8Array(length)
      text.set(plain)
      const sealed = await sealAge(
        [recipient, newAgeIdentity(platformRandom).recipient],
        text,
        platformRandom,
      )
      const decrypter = new Decrypter()
      decrypter.addIdentity(theirs)
      expect(Buffer.from(await decrypter.decrypt(sealed)).equals(text)).toBe(true)
    },
  )

  it.each(lengths)('[S31] of %i bytes that age’s own TypeScript sealed opens here', async (length) => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    const opened = await openAge(theirs, await encrypter.encrypt(new Uint8Array(length).fill(7)))
    expect(opened.ok && opened.value.length).toBe(length)
  })

  it('[S32] is opened by nobody else', async () => {
    const sealed = await sealAge([recipient], utf8('the names'), platformRandom)
    const other = newAgeIdentity(platformRandom).secret.reveal()
    expect(await openAge(other, sealed)).toEqual({ ok: false, refusal: { kind: 'not-for-this-key' } })
    expect(await openAge('AGE-SECRET-KEY-1QQQ', sealed)).toEqual({
      ok: false,
      refusal: { kind: 'not-for-this-key' },
    })
    expect(toHex(sealed)).not.toContain(toHex(utf8('the names')))
  })

  it('[S33] with a bit turned, a byte too few or a chunk left out is refused', async () => {
    const identity = newAgeIdentity(platformRandom)
    const sealed = await sealAge([identity.recipient], new Uint8Array(70_000), platformRandom)
    const kindOf = async (file: Uint8Array): Promise<string> => {
      const opened = await openAge(identity.secret.reveal(), file)
      return opened.ok ? 'opened' : opened.refusal.kind
    }
    expect(await kindOf(sealed)).toBe('opened')
    const header = Buffer.from(sealed).indexOf('\n---') + 49
    const places = [
      ...Array.from({ length: 60 }, (_, at) => Math.floor((at * header) / 60)),
      header + 5,
      header + 40,
    ]
    for (const at of [...places, 66_000, sealed.length - 1]) {
      const turned = sealed.slice()
      turned[at] = (turned[at] ?? 0) ^ 4
      expect(await kindOf(turned), `bit of byte ${at}`).not.toBe('opened')
    }
    for (const length of [0, 10, header, header + 16, header + 16 + 65_552, sealed.length - 1])
      expect(await kindOf(sealed.subarray(0, length)), `cut at ${length}`).not.toBe('opened')
    expect(await kindOf(new Uint8Array([...sealed, 0]))).toBe('damaged')
  })
})

describe('a recipient', () => {
  it('[S34] with a mistyped sign, of the old kind, or in capitals is refused', () => {
    for (const at of [9, 100, recipient.length - 1]) {
      const sign = recipient[at] === 'q' ? 'p' : 'q'
      const mistyped = `${recipient.slice(0, at)}${sign}${recipient.slice(at + 1)}`
      expect(parseAgeRecipient(mistyped).ok, `sign ${at}`).toBe(false)
    }
    const old = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'
    expect([old, '', 'age1pq1', recipient.toUpperCase()].map((text) => parseAgeRecipient(text).ok)).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(parseAgeRecipient(` ${recipient}\n`).ok).toBe(true)
  })

  it('[S34] is what age itself makes of our secret key', async () => {
    const identity = newAgeIdentity(platformRandom)
    expect(await identityToRecipient(identity.secret.reveal())).toBe(identity.recipient)
    expect(JSON.stringify(identity)).not.toContain('AGE-SECRET')
  })

  it('[S34] holds any bytes whatever their number', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = platformRandom.bytes(length)
      expect(toHex(fromBech32('x', toBech32('x', bytes)) ?? utf8('none'))).toBe(toHex(bytes))
    }
    // BIP-173's own example of a string whose check is right.
    expect(fromBech32('a', 'a12uel5l')).toEqual(new Uint8Array(0))
    expect(fromBech32('a', 'a12uel5L')).toBeUndefined()
  })
})
