/** What strangers seal to a public key that everybody has: docs/formats/line.md, rule N33. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { type Bytes, concat, toBase64Url, u8, utf8 } from '../base/bytes.ts'
import { sha256 } from '../sealed/hash.ts'
import { sealTo } from '../sealed/seal-to.ts'
import { testLine } from './line.fixture.ts'
import { openBlob } from './open-blob.ts'
import { classOf, padTo } from './padding.ts'

const at = testLine(seededRandom(41))

/** A blob that is sealed as the page of the format says, byte for byte, around anything. */
async function around(
  content: Bytes,
  padded: Bytes = padTo(content, classOf(content.length) ?? 0),
): Promise<Bytes> {
  const head = concat(u8(1), sha256(at.key.publicKey).slice(0, 4))
  const address = { info: concat(utf8('safeconduct/v1/line-blob\0'), at.line), aad: head }
  return concat(head, await sealTo(at.key.publicKey, address, padded, { random: at.random }))
}

async function outcome(blob: Bytes): Promise<string> {
  const message = await openBlob(blob, [at.key], at.line)
  return message.ok ? message.value.kind : message.refusal.kind
}

const id = toBase64Url(new Uint8Array(16))
const hash = toBase64Url(new Uint8Array(32))
const thread = { thread: id, box: id, replyKey: hash, burnHash: hash }
const safe = { hours: [], screen: 'unknown', way: '', cannotTalk: '' }
const first = {
  kind: 'first',
  ...thread,
  lang: 'en',
  text: 'x',
  aboutOther: false,
  safe,
  cover: { ...thread, topic: 'bill' },
}
const followUp = { kind: 'follow-up', thread: id, id, text: 'x' }

describe('a blob around something else', () => {
  it('[N33] opens when it is one of the messages: the refusals below are not of the test’s own making', async () => {
    for (const message of [
      first,
      followUp,
      { kind: 'nothing' },
      { kind: 'cover', thread: id },
      { kind: 'opened', thread: id, id },
      { kind: 'burnt', thread: id, id },
      { ...followUp, file: { slot: id, key: hash } },
    ])
      expect(await outcome(await around(utf8(JSON.stringify(message))))).toBe(message.kind)
  })

  const strange: readonly (readonly [string, unknown])[] = [
    ['nothing at all', null],
    ['a number', 7],
    ['a list', [first]],
    ['no kind', { thread: id }],
    ['no text', { ...first, text: undefined }],
    ['text that is a number', { ...first, text: 5 }],
    ['text that is a list', { ...followUp, text: ['x'] }],
    ['a language that is none', { ...first, lang: 'xx' }],
    ['a yes that is a word', { ...first, aboutOther: 'no' }],
    ['a thread of 15 bytes', { ...first, thread: id.slice(0, -2) }],
    ['a thread in another alphabet', { ...first, thread: '+'.repeat(22) }],
    ['a key of 31 bytes', { ...first, replyKey: toBase64Url(new Uint8Array(31)) }],
    ['a cover without a topic', { ...first, cover: thread }],
    ['a cover with a topic of its own', { ...first, cover: { ...thread, topic: 'escape' } }],
    ['a cover with a member more', { ...first, cover: { ...thread, topic: 'bill', note: 'x' } }],
    ['no cover', { ...first, cover: undefined }],
    ['safe hours of 25 o’clock', { ...first, safe: { ...safe, hours: [{ from: 0, to: 1_500, offset: 0 }] } }],
    [
      'nine safe hours',
      {
        ...first,
        safe: { ...safe, hours: Array.from({ length: 9 }, () => ({ from: 0, to: 1, offset: 0 })) },
      },
    ],
    ['a screen that is none', { ...first, safe: { ...safe, screen: 'television' } }],
    ['a way of 201 letters', { ...first, safe: { ...safe, way: 'x'.repeat(201) } }],
    ['a word of 61 letters', { ...first, safe: { ...safe, cannotTalk: 'x'.repeat(61) } }],
    ['half a time', { ...first, safe: { ...safe, hours: [{ from: 0.5, to: 1, offset: 0 }] } }],
    ['voice of another type', { ...followUp, voice: { slot: id, key: hash, type: 'text/html' } }],
    ['voice without a key', { ...followUp, voice: { slot: id, type: 'audio/mp4' } }],
    ['voice that is nothing', { ...followUp, voice: null }],
    ['safe that is nothing', { ...followUp, safe: null }],
    ['a file without a key', { ...followUp, file: { slot: id } }],
    ['a file that asks for room', { ...followUp, file: { slot: id, key: hash, room: 9 } }],
    ['an end without a thread', { kind: 'burnt', id }],
  ]
  it.each(strange)('[N33] is unreadable: %s', async (_, content) => {
    expect(await outcome(await around(utf8(JSON.stringify(content))))).toBe('unreadable')
  })

  const newer: readonly (readonly [string, unknown])[] = [
    ['a kind that does not exist', { kind: 'last' }],
    ['a kind that is an object’s own', { kind: 'toString' }],
    ['a member more', { ...first, admin: true }],
    ['a member of another kind', { ...followUp, aboutOther: true }],
    ['a member of every object', JSON.parse('{"kind":"nothing","__proto__":{"kind":"first"}}')],
  ]
  it.each(newer)('[N64] is put aside, with its content, as something newer: %s', async (_, content) => {
    const opened = await openBlob(await around(utf8(JSON.stringify(content))), [at.key], at.line)
    expect(opened).toEqual({
      ok: false,
      refusal: { kind: 'newer', content: utf8(JSON.stringify(content)) },
    })
  })

  it('[N64] is of a newer form when its first byte says so, and of none when it is older than any', async () => {
    const blob = await around(utf8('{"kind":"nothing"}'))
    blob[0] = 2
    expect(await outcome(blob)).toBe('newer')
    blob[0] = 0
    expect(await outcome(blob)).toBe('not-for-us')
  })

  const broken: readonly (readonly [string, Bytes])[] = [
    ['no JSON', utf8('hello')],
    ['nothing', new Uint8Array(0)],
    ['no UTF-8', concat(utf8('{"kind":"nothing"}'), Uint8Array.of(0xff))],
    ['a repeated member', utf8('{"kind":"first","kind":"nothing"}')],
    ['half a pair', utf8(`{"kind":"follow-up","thread":"${id}","id":"${id}","text":"\\ud800"}`)],
    ['a number that no reader takes back', utf8('{"kind":1e999}')],
    ['a hundred thousand brackets', utf8('['.repeat(100_000))],
    ['depth within a member', utf8(`{"kind":"nothing","x":${'['.repeat(200)}${']'.repeat(200)}}`)],
    ['as much as fits of one text', utf8(`{"kind":"${'n'.repeat(262_000)}"}`)],
    ['a mark before it', utf8('\ufeff{"kind":"nothing"}')],
    ['two of them', utf8('{"kind":"nothing"}{"kind":"nothing"}')],
  ]
  it.each(broken)('[N33] is unreadable: %s', async (_, content) => {
    expect(await outcome(await around(content))).toBe('unreadable')
  })

  it('[N23] is unreadable when its padding is not zeros, or lies about the length', async () => {
    const content = utf8('{"kind":"nothing"}')
    const carrying = padTo(content, 1_024)
    carrying[1_023] = 1
    const lying = padTo(content, 1_024)
    lying[0] = 0xff
    expect(await outcome(await around(content, carrying))).toBe('unreadable')
    expect(await outcome(await around(content, lying))).toBe('unreadable')
  })

  it('[N24] is not for us when its size is none of ours', async () => {
    const content = utf8('{"kind":"nothing"}')
    for (const size of [100, 1_023, 1_025, 2_048, 32_768]) {
      expect(await outcome(await around(content, padTo(content, size)))).toBe('not-for-us')
    }
  })
})
