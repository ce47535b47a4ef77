/**
 * What the program that captures is told, and what it says while it works: one line of JSON each. It is given no key, no
 * name and no place in the vault; what it sends back is a stranger's until it was looked at.
 */
import { utf8 } from '../../base/bytes.ts'
import { parseJson } from '../../base/json.ts'
import {
  listOf,
  type ObjectOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
} from '../../base/parse.ts'
import { ok } from '../../base/result.ts'

const address: Parser<string> = (value, field) => {
  const url = typeof value === 'string' && value.length <= 8000 ? URL.parse(value) : null
  const isWeb = url !== null && (url.protocol === 'http:' || url.protocol === 'https:')
  return isWeb && url.username === '' && url.password === ''
    ? ok(url.href)
    : unfit(field, 'not-a-web-address')
}

/** `socks5://HOST:PORT` or `http://HOST:PORT`: the only way out that is then used. */
const egress: Parser<string> = (value, field) =>
  typeof value === 'string' && /^(?:socks5|http):\/\/[^\s/@]+:\d{1,5}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-web-address')

const taskShape = {
  url: address,
  words: listOf(text({ max: 2000 }), { max: 50 }),
  /** A private folder of its own, where what it makes is laid. */
  folder: text({ max: 4096, lines: false }),
  /** Milliseconds since 1970: it asks no clock but this one. */
  now: whole(0, Number.MAX_SAFE_INTEGER),
  software: text({ max: 200, lines: false }),
  via: optional(egress),
  chromium: optional(text({ max: 4096, lines: false })),
  seconds: optional(whole(1, 3600)),
  /** For tests alone: these ports of this machine count as the public network. */
  loopbackPorts: optional(listOf(whole(1, 65_535), { max: 20 })),
}
export const parseTask: Parser<CaptureTask> = object(taskShape)
export type CaptureTask = ObjectOf<typeof taskShape>

export const steps = ['starting', 'loading', 'reading', 'writing', 'done', 'refused'] as const
export type Step = (typeof steps)[number]

/** Why there is no capture at all. Hollow captures are captures. */
export const captureFlaws = [
  'task',
  'no-browser',
  'private-address',
  'no-such-host',
  'untrusted-certificate',
  'unreachable',
  'too-many-redirects',
  'no-page',
  'page-crashed',
  'too-slow',
  'stopped',
  'disk-full',
  'egress',
] as const
export type CaptureFlaw = (typeof captureFlaws)[number]

const saidShape = {
  step: oneOf(steps),
  /** How many answers have come. */
  answers: optional(whole(0, 1_000_000)),
  why: optional(oneOf(captureFlaws)),
  verdict: optional(oneOf(['held', 'hollow', 'nothing-asked'])),
}
export const parseSaid: Parser<Said> = object(saidShape)
export type Said = ObjectOf<typeof saidShape>

/** A line of what the program said; undefined where it is none. */
export function saidIn(line: string): Said | undefined {
  const json = parseJson(utf8(line), { maxBytes: 64 * 1024 })
  const said = json.ok ? parseSaid(json.value, '') : undefined
  return said?.ok === true ? said.value : undefined
}

/** Names of what lies in the folder when it is done. */
export const captureFile = 'capture.wacz'
