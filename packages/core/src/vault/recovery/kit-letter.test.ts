/** What a kit finds in its box: docs/formats/recovery.md, rules K15–K17. */
import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64Url, toHex, utf8 } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { newEnvelopeKey, sealTo } from '../../sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import { newCompartmentId } from '../compartment.ts'
import { fingerprintWords } from '../control/fingerprint-words.ts'
import { type GrantedKey, letterOf, type MailBody, sealMail } from '../control/mail.ts'
import { deviceIdOf, logHexOf } from '../control/names.ts'
import { pad } from '../padding.ts'
import { isMailSize } from '../sync/mail-size.ts'
import { type KitKeys, kitKeys, newKitSeed } from './kit.ts'
import { parseFingerprint, readKitBox, sealKitLetter } from './kit-letter.ts'

const organisation = random.bytes(32)
const fingerprint = fingerprintWords(organisation)
const directory = logHexOf(newCompartmentId(random))
let kit: KitKeys
let anna: SigningKey

beforeAll(async () => {
  kit = await kitKeys(newKitSeed(random))
  anna = await newSigningKey(random)
})

const public_ = () => ({ device: publicKeyOf(kit.device), envelope: kit.envelope.publicKey })
const letter = (id: Uint8Array = organisation) => sealKitLetter(id, public_(), { random })

function key(epoch: number, seq: number, scope = 'directory'): GrantedKey {
  const before = epoch === 1 ? {} : { before: toBase64Url(random.bytes(32)) }
  const point = [seq, toHex(random.bytes(32))] as const
  return {
    log: directory,
    scope,
    part: 'whole',
    epoch,
    key: toBase64Url(random.bytes(32)),
    ...before,
    said: point,
    head: point,
  }
}

function mail(
  keys: readonly GrantedKey[],
  kind: 'welcome' | 'grant' = 'welcome',
  where: Uint8Array = organisation,
) {
  const body: MailBody = { kind, keys }
  const to = { device: deviceIdOf(publicKeyOf(kit.device)), envelope: kit.envelope.publicKey }
  const about = { at: 0, base: [1, '00'.repeat(32)] as const }
  return sealMail({ device: anna, organisation: where }, to, letterOf(body), about, { random })
}

const refusalOf = async (items: readonly Uint8Array[], words: readonly string[] = fingerprint) => {
  const box = await readKitBox(kit, words, items)
  return box.ok ? 'read' : box.refusal.kind
}

describe('the box of a kit', () => {
  it('[K15] has a letter of a size like any other, which tells whoever has kit and fingerprint the organisation', async () => {
    const first = await letter()
    expect(isMailSize(first.length)).toBe(true)
    const box = await readKitBox(kit, fingerprint, [await mail([key(1, 4)]), first])
    expect(box.ok && toHex(box.value.organisation)).toBe(toHex(organisation))
  })
  it('[K15] is of another organisation when the words on the paper are others, whatever letters lie in it', async () => {
    const strange = random.bytes(32)
    const items = [await letter(strange), await mail([key(1, 9)], 'welcome', strange)]
    expect(await refusalOf(items)).toBe('kit-of-another-organisation')
    expect(await refusalOf([...items, await letter(), await mail([key(1, 4)])])).toBe('read')
    expect(await refusalOf([await letter()], fingerprint.with(10, 'bako'))).toBe(
      'kit-of-another-organisation',
    )
  })
  it('[K16] says what is wanting: nothing there, or no key of the directory', async () => {
    expect(await refusalOf([])).toBe('kit-box-empty')
    expect(await refusalOf([await letter()])).toBe('kit-not-welcomed')
    expect(await refusalOf([await letter(), await mail([key(1, 4, 'press')])])).toBe('kit-not-welcomed')
  })
  it('[K16] gives the newest key of the directory first, and the older ones after it', async () => {
    const keys = [key(1, 4), key(3, 90), key(2, 50)]
    const items = await Promise.all([
      letter(),
      ...keys.map((one) => mail([key(1, 1, 'press'), one], 'grant')),
    ])
    const box = await readKitBox(kit, fingerprint, items)
    const ways = box.ok ? box.value.ways : []
    expect(ways.map((way) => [way.directory.epoch, way.roster.seq])).toEqual([
      [3, 90],
      [2, 50],
      [1, 4],
    ])
    expect(toBase64Url(ways[0]?.directory.key ?? new Uint8Array())).toBe(keys[1]?.key)
    expect(toBase64Url(ways[0]?.directory.before ?? new Uint8Array())).toBe(keys[1]?.before)
    expect(ways[2]?.directory).not.toHaveProperty('before')
  })
  it('[K16] passes over what is no letter, and what is sealed to somebody else', async () => {
    const other = newEnvelopeKey(random)
    const address = { info: utf8('safeconduct/v1/kit-letter\0'), aad: publicKeyOf(kit.device) }
    const items = [
      random.bytes(1_392),
      new Uint8Array(0),
      await sealTo(other.publicKey, address, pad(organisation), { random }),
      await sealTo(kit.envelope.publicKey, address, pad(utf8('short')), { random }),
      await sealTo(kit.envelope.publicKey, address, new Uint8Array(256), { random }),
    ]
    expect(await refusalOf(items)).toBe('kit-of-another-organisation')
    expect(await refusalOf([...items, await letter(), await mail([key(1, 4)])])).toBe('read')
  })
  it('[K2] reads a fingerprint as people type it', () => {
    const typed = fingerprint.map((word, i) => `${i + 1}. ${word.toUpperCase()}`).join(',\n')
    expect(parseFingerprint(typed)).toEqual(fingerprint)
    expect(parseFingerprint(fingerprint.join(' - '))).toEqual(fingerprint)
  })
})
