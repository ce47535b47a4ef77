/**
 * Reads a WARC file record by record and believes none of it: lengths, ends, packed bytes and digests are all looked at.
 */
import { textOf } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { agrees } from './digest.ts'
import { isGzip, readMember } from './gzip-member.ts'
import { emptyLine, parseMessage, payloadOf } from './http-message.ts'
import {
  fieldOf,
  type InflateMember,
  type WarcFlaw,
  type WarcMark,
  type WarcRecord,
  type WarcRefusal,
} from './warc.ts'

/** A header longer than this is an attack, not a header. */
const headLimit = 64 * 1024
const recordLimit = 512 * 1024 * 1024
const separator = '\r\n\r\n'
const required = ['warc-record-id', 'warc-type', 'warc-date', 'content-length']
const dateForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/

/** Every record in order; the last thing it yields may be a refusal. Digests have been compared. */
export async function* readWarc(
  file: Uint8Array,
  inflate: InflateMember,
): AsyncGenerator<Result<WarcRecord, WarcRefusal>, void, void> {
  const ids = new Set<string>()
  let count = 0
  for (let at = 0; at < file.length; ) {
    const packed = isGzip(file.subarray(at))
    const member = packed ? readMember(file.subarray(at), inflate, recordLimit) : undefined
    if (typeof member === 'string') return yield flawed(member, count)
    const bytes = member?.bytes ?? file.subarray(at)
    for (let inside = 0; ; ) {
      const cut = cutRecord(bytes.subarray(inside), packed)
      if (typeof cut === 'string') return yield flawed(cut, count)
      const { bytesUsed, ...record } = cut
      const checked = ids.has(record.id) ? 'repeated-id' : await checkDigests(record)
      if (typeof checked === 'string') return yield flawed(checked, count)
      ids.add(record.id)
      inside += bytesUsed
      const together = packed && (inside < bytes.length || inside > bytesUsed)
      const marks = together ? [...checked, 'packed-together' as const] : checked
      yield ok({ ...record, at, length: member?.length ?? bytesUsed, marks })
      count++
      if (!packed) at += bytesUsed
      if (!packed || inside >= bytes.length) break
    }
    at += member?.length ?? 0
  }
  if (count === 0) yield flawed('not-a-warc', 0)
}

function flawed(why: WarcFlaw, record: number): { readonly ok: false; readonly refusal: WarcRefusal } {
  return refuse({ kind: 'warc', why, record })
}

type Cut = Omit<WarcRecord, 'at' | 'length'> & { readonly bytesUsed: number }

/** `alone` where the bytes end with the record: then its end is known even where the lines after it are missing. */
function cutRecord(bytes: Uint8Array, alone: boolean): Cut | WarcFlaw {
  const head = headOf(bytes)
  if (typeof head === 'string') return head
  const fields = fieldsIn(head.text)
  if (fields === undefined || !required.every((name) => valueIn(fields, name) !== undefined)) return 'header'
  const said = valueIn(fields, 'content-length') ?? ''
  const date = valueIn(fields, 'warc-date') ?? ''
  if (!/^\d{1,15}$/.test(said) || !dateForm.test(date)) return 'header'
  const from = head.length
  const to = from + Number(said)
  if (to > bytes.length) return 'torn'
  const tail = bytes.subarray(to, to + separator.length)
  const endMissing = alone && tail.length === 0
  if (!endMissing && textOf(tail) !== separator) return tail.length < separator.length ? 'torn' : 'record-end'
  const address = valueIn(fields, 'warc-target-uri')
  const bracketed = address?.startsWith('<') === true && address.endsWith('>')
  const marks: WarcMark[] = [
    ...(endMissing ? (['end-missing'] as const) : []),
    ...(bracketed ? (['address-in-brackets'] as const) : []),
  ]
  return {
    type: valueIn(fields, 'warc-type') ?? '',
    id: valueIn(fields, 'warc-record-id') ?? '',
    date,
    uri: bracketed ? address.slice(1, -1) : address,
    fields,
    block: bytes.subarray(from, to),
    marks,
    bytesUsed: to + tail.length,
  }
}

type Head = { readonly text: string; readonly length: number }

function headOf(bytes: Uint8Array): Head | WarcFlaw {
  const start = textOf(bytes.subarray(0, firstLine.length)) ?? ''
  if (start.length < firstLine.length && firstLine.startsWith(start)) return 'torn'
  if (!/^WARC\/1\.[01]\r\n$/.test(start)) return 'not-a-warc'
  const end = emptyLine(bytes.subarray(0, headLimit))
  if (end === undefined) return bytes.length < headLimit ? 'torn' : 'header'
  const text = textOf(bytes.subarray(0, end))
  return text === undefined ? 'header' : { text, length: end + separator.length }
}

const firstLine = 'WARC/1.0\r\n'

function fieldsIn(text: string): readonly (readonly [string, string])[] | undefined {
  const fields: [string, string][] = []
  const seen = new Set<string>()
  for (const line of text.split('\r\n').slice(1)) {
    const last = fields.at(-1)
    const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line)
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`
    else if (field?.[1] === undefined || /[\r\n\0]/.test(line)) return undefined
    else {
      const key = field[1].toLowerCase()
      // Only these may stand twice; of two lengths or two addresses, readers would take different ones.
      if (seen.has(key) && key !== 'warc-concurrent-to' && key !== 'warc-protocol') return undefined
      seen.add(key)
      fields.push([field[1], field[2] ?? ''])
    }
  }
  return fields
}

function valueIn(fields: readonly (readonly [string, string])[], name: string): string | undefined {
  return fieldOf({ fields }, name)
}

async function checkDigests(record: Omit<Cut, 'bytesUsed'>): Promise<readonly WarcMark[] | WarcFlaw> {
  const marks: WarcMark[] = [...record.marks]
  const block = fieldOf(record, 'warc-block-digest')
  const payload = fieldOf(record, 'warc-payload-digest')
  if (block === undefined && payload === undefined) return [...marks, 'no-digest']
  const blockAgrees = block === undefined ? true : await agrees(block, record.block)
  if (blockAgrees === false) return 'block-digest'
  // A revisit names the payload of another record, which is not here.
  const payloadAgrees =
    payload === undefined || record.type === 'revisit' ? true : await payloadMatches(record, payload)
  if (payloadAgrees === false) return 'payload-digest'
  if (blockAgrees === undefined || payloadAgrees === undefined) marks.push('digest-not-computed')
  return marks
}

/** Programs disagree on whether the chunks belong to the payload: either reading of the standard is a right one. */
async function payloadMatches(
  { block, fields }: Pick<WarcRecord, 'block' | 'fields'>,
  label: string,
): Promise<boolean | undefined> {
  const isHttp = /^application\/http/i.test(valueIn(fields, 'content-type') ?? '')
  const message = isHttp ? parseMessage(block) : undefined
  if (message === undefined) return agrees(label, block)
  const whole = await agrees(label, message.body)
  if (whole !== false) return whole
  const payload = payloadOf(message)
  return payload === undefined ? false : agrees(label, payload)
}
