/** Signed notes against other people's: the example of the Go implementation and that of the specification of checkpoints. */
import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64, utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { signingKeyFrom } from '../../sealed/sign.ts'
import { keyOf, logKey, origin, witnessKey } from './ledger.fixture.ts'
import { cosignNote, keyText, noteText, parseNote, parseNoteKey, signNote, verifyNote } from './note.ts'

/** golang.org/x/mod/sumdb/note. */
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const goSeed = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const goText =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const goLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

function readKey(text: string) {
  const key = parseNoteKey(text)
  return certain(key.ok ? key.value : undefined, 'a key')
}

function readNote(text: string) {
  const note = parseNote(utf8(text))
  return certain(note.ok ? note.value : undefined, 'a note')
}

describe('a signed note', () => {
  it('[LG1] of the Go implementation verifies, and its key writes the same line here', async () => {
    const verified = await verifyNote(readNote(`${goText}\n${goLine}`), [readKey(goKey)])
    expect(verified).toMatchObject({ ok: true, value: [{ key: { name: 'PeterNeumann' } }] })
    const seed = certain(fromBase64(goSeed), 'base64').subarray(1)
    const key = await signingKeyFrom(seed)
    if (!key.ok) throw new Error('a seed')
    const line = await signNote(key.value, 'PeterNeumann', goText)
    expect(noteText({ text: goText, lines: [line] })).toBe(`${goText}\n${goLine}`)
    expect(keyText(readKey(goKey))).toBe(goKey)
  })

  it('[LG1] has text that may hold empty lines: the last one parts it from the signatures', async () => {
    const text = 'one\n\ntwo\n'
    const note = readNote(noteText({ text, lines: [await signNote(await keyOf(1), origin, text)] }))
    expect(note.text).toBe(text)
    expect((await verifyNote(note, [await logKey(1)])).ok).toBe(true)
  })

  it.each([
    ['no signature', `${goText}\n`],
    ['no empty line', `${goText}${goLine}`],
    ['a hyphen for the dash', `${goText}\n${goLine.replace('—', '-')}`],
    ['two spaces', `${goText}\n${goLine.replace(' x08', '  x08')}`],
    ['a return', `${goText}\n${goLine.replace('\n', '\r\n')}`],
    ['no newline at the end', `${goText}\n${goLine.slice(0, -1)}`],
    ['a plus in the name', `${goText}\n${goLine.replace('PeterNeumann', 'Peter+Neumann')}`],
    ['a space of another script in the name', `${goText}\n${goLine.replace('PeterNeumann', 'Peter\u3000N')}`],
    ['base64 without padding', `${goText}\n${goLine.replace('=', '')}`],
    ['an id and no signature', `${goText}\n— PeterNeumann x08gow==\n`],
    ['a control character', `a\u0001\n\n${goLine}`],
    ['a hundred and one lines', `${goText}\n${goLine.repeat(101)}`],
  ])('[LG2] with %s is none', (_, text) => {
    expect(parseNote(utf8(text)).ok).toBe(false)
  })

  it('[LG3] signed by nobody known says so, and a known key that signed wrongly rejects all of it', async () => {
    const other = await signNote(await keyOf(2), 'somebody.example', goText)
    const both = readNote(`${noteText({ text: goText, lines: [other] })}${goLine}`)
    expect(await verifyNote(both, [await logKey(1)])).toEqual({
      ok: false,
      refusal: { kind: 'nobody-known-signed' },
    })
    expect((await verifyNote(both, [readKey(goKey)])).ok).toBe(true)
    const changed = { ...both, text: goText.replace('think', 'thank') }
    expect(await verifyNote(changed, [readKey(goKey)])).toEqual({
      ok: false,
      refusal: { kind: 'bad-signature' },
    })
  })

  it('[LG4] counts a key once, however often it signed', async () => {
    const line = await signNote(await keyOf(1), origin, goText)
    const verified = await verifyNote({ text: goText, lines: [line, line] }, [await logKey(1)])
    expect(verified.ok && verified.value).toHaveLength(1)
  })

  it('[LG5] of a witness has its time inside the signature: another second does not verify', async () => {
    const [text, name] = [goText, (await witnessKey(3)).name]
    const line = await cosignNote(await keyOf(3), { name, text, seconds: 1_679_315_147 })
    const note = { text, lines: [line] }
    expect(await verifyNote(note, [await witnessKey(3)])).toMatchObject({
      value: [{ seconds: 1_679_315_147 }],
    })
    const later = Uint8Array.from(line.signature)
    later[7] = 1
    const moved = { text, lines: [{ ...line, signature: later }] }
    expect(await verifyNote(moved, [await witnessKey(3)])).toMatchObject({
      refusal: { kind: 'bad-signature' },
    })
  })

  it('[LG6] has keys that are read strictly: name, id and key belong together', async () => {
    const text = keyText(await logKey(1))
    expect(readKey(text).name).toBe(origin)
    const [name = '', id = '', key = ''] = text.split('+', 3)
    const id2 = id.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    for (const bad of [
      `${name}x+${id}+${key}`,
      `${name}+${id2}+${key}`,
      `${name}+${id.toUpperCase()}X+${key}`,
      `${name}+${id}`,
      `${name}+${id}+${toBase64(new Uint8Array(33))}`,
      `${name}+${id}+`,
      '',
    ]) {
      expect(parseNoteKey(bad).ok, bad).toBe(false)
    }
    // The same bytes as a witness's key are another key.
    expect(keyText({ ...(await logKey(1)), use: 'witness' })).not.toBe(text)
  })
})
