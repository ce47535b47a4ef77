/**
 * Signed notes (c2sp.org/signed-note): text that somebody signed, as text that a person can read.
 *
 * ```
 * text, ending in a newline
 *
 * — <name> <base64( key id (4) ‖ signature )>
 * ```
 *
 * One note has one spelling: what is read is written again and compared. Lines of unknown keys are passed over, as the
 * format asks; a line of a known key that does not verify rejects the note. docs/formats/ledger.md, LG1 to LG6.
 */
import {
  type Bytes,
  concat,
  equalBytes,
  fromBase64,
  fromHex,
  textOf,
  toBase64,
  toHex,
  u8,
  u64,
  u64At,
  utf8,
} from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import {
  type PublicKey,
  parsePublicKey,
  parseSignature,
  publicKeyOf,
  type SigningKey,
  signBare,
  verifyBare,
} from '../../sealed/sign.ts'

/** `log` is plain Ed25519 over the text; `witness` is a cosignature with its time (c2sp.org/tlog-cosignature). */
export type KeyUse = 'log' | 'witness'

export type NoteKey = { readonly name: string; readonly use: KeyUse; readonly publicKey: PublicKey }
export type NoteLine = { readonly name: string; readonly id: Bytes; readonly signature: Bytes }
export type Note = { readonly text: string; readonly lines: readonly NoteLine[] }
/** A line that verified. `seconds` since 1970 is what a witness says; a log says none. */
export type Signed = { readonly key: NoteKey; readonly seconds?: number }

export type NoteRefusal = { readonly kind: 'not-a-note' }
export type KeyRefusal = { readonly kind: 'not-a-note-key' }
export type SignedRefusal = { readonly kind: 'bad-signature' | 'nobody-known-signed' }

const typeByte: { readonly [U in KeyUse]: number } = { log: 0x01, witness: 0x04 }
const idLength = 4
/** The format asks for 16 at least; the Go implementation stops here too. */
const mostLines = 100
const longestNote = 1024 * 1024

// oxlint-disable-next-line no-control-regex -- naming control characters is the point
const controls = /[\u0000-\u0009\u000b-\u001f]/

/** Any name that stands in a signature line: no white space of any script, no plus. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}+]/u.test(name) && !controls.test(name) && name.isWellFormed()
}

export function keyIdOf({ name, use, publicKey }: NoteKey): Bytes {
  return sha256(concat(utf8(`${name}\n`), u8(typeByte[use]), publicKey)).slice(0, idLength)
}

/** `name+id+base64(type ‖ key)`: what people give each other. */
export function keyText(key: NoteKey): string {
  return `${key.name}+${toHex(keyIdOf(key))}+${toBase64(concat(u8(typeByte[key.use]), key.publicKey))}`
}

export function parseNoteKey(text: string): Result<NoteKey, KeyRefusal> {
  const refusal = refuse({ kind: 'not-a-note-key' } as const)
  const [name = '', id = '', ...rest] = text.split('+')
  const bytes = fromBase64(rest.join('+'))
  const use = bytes?.[0] === typeByte.log ? 'log' : bytes?.[0] === typeByte.witness ? 'witness' : undefined
  const publicKey = parsePublicKey(bytes?.subarray(1) ?? new Uint8Array(0))
  if (!isKeyName(name) || use === undefined || !publicKey.ok) return refusal
  const key: NoteKey = { name, use, publicKey: publicKey.value }
  return equalBytes(fromHex(id) ?? new Uint8Array(0), keyIdOf(key)) && keyText(key) === text
    ? ok(key)
    : refusal
}

export function noteLine({ name, id, signature }: NoteLine): string {
  return `— ${name} ${toBase64(concat(id, signature))}\n`
}

export function noteText({ text, lines }: Note): string {
  return `${text}\n${lines.map(noteLine).join('')}`
}

export function parseNote(file: Uint8Array): Result<Note, NoteRefusal> {
  const refusal = refuse({ kind: 'not-a-note' } as const)
  const whole = file.length > longestNote ? undefined : textOf(file)
  if (whole === undefined || controls.test(whole)) return refusal
  const end = whole.lastIndexOf('\n\n')
  if (end === -1) return refusal
  const lines = parseNoteLines(whole.slice(end + 2))
  if (lines === undefined || lines.length === 0 || lines.length > mostLines) return refusal
  const note: Note = { text: whole.slice(0, end + 1), lines }
  return noteText(note) === whole ? ok(note) : refusal
}

/** Signature lines alone, as a witness answers; undefined where one is none. */
export function parseNoteLines(text: string): readonly NoteLine[] | undefined {
  const lines: NoteLine[] = []
  for (const line of text.split('\n').slice(0, -1)) {
    const [dash, name = '', base64 = '', ...more] = line.split(' ')
    const bytes = fromBase64(base64)
    if (dash !== '—' || !isKeyName(name) || more.length > 0) return undefined
    if (bytes === undefined || bytes.length <= idLength) return undefined
    lines.push({ name, id: bytes.slice(0, idLength), signature: bytes.slice(idLength) })
  }
  return text === '' || text.endsWith('\n') ? lines : undefined
}

/** Who of these keys signed the text. One of them that signed wrongly is enough to believe nothing of the note. */
export async function verifyNote(
  note: Note,
  keys: readonly NoteKey[],
): Promise<Result<readonly Signed[], SignedRefusal>> {
  const signed = new Map<NoteKey, Signed>()
  for (const line of note.lines) {
    const key = keys.find((known) => known.name === line.name && equalBytes(keyIdOf(known), line.id))
    if (key === undefined || signed.has(key)) continue
    const verified = await verifyLine(note.text, line, key)
    if (verified === undefined) return refuse({ kind: 'bad-signature' })
    signed.set(key, verified)
  }
  return signed.size > 0 ? ok([...signed.values()]) : refuse({ kind: 'nobody-known-signed' })
}

async function verifyLine(text: string, line: NoteLine, key: NoteKey): Promise<Signed | undefined> {
  const { signature } = line
  if (key.use === 'log') {
    return (await isSignedBare(key.publicKey, utf8(text), signature)) ? { key } : undefined
  }
  if (signature.length !== 8 + 64) return undefined
  const seconds = u64At(new DataView(signature.buffer, signature.byteOffset), 0)
  if (!Number.isSafeInteger(seconds)) return undefined
  const message = cosignedMessage(text, seconds)
  return (await isSignedBare(key.publicKey, message, signature.subarray(8))) ? { key, seconds } : undefined
}

async function isSignedBare(key: PublicKey, message: Bytes, bytes: Uint8Array): Promise<boolean> {
  const signature = parseSignature(bytes)
  return signature.ok && (await verifyBare(key, message, signature.value))
}

function cosignedMessage(text: string, seconds: number): Bytes {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/** The line of a log over its own text. */
export async function signNote(key: SigningKey, name: string, text: string): Promise<NoteLine> {
  const known: NoteKey = { name, use: 'log', publicKey: publicKeyOf(key) }
  return { name, id: keyIdOf(known), signature: await signBare(key, utf8(text)) }
}

/** The line of a witness: that at this second this was the largest tree of this log that it had seen. */
export async function cosignNote(
  key: SigningKey,
  { name, text, seconds }: { readonly name: string; readonly text: string; readonly seconds: number },
): Promise<NoteLine> {
  const known: NoteKey = { name, use: 'witness', publicKey: publicKeyOf(key) }
  const signature = await signBare(key, cosignedMessage(text, seconds))
  return { name, id: keyIdOf(known), signature: concat(u64(seconds), signature) }
}
