/** The door for what pages ask of the line: see `requests.ts`. Rules C80 to C86 of docs/formats/desk-calls.md. */
import { parseInstant } from '@safeconduct/core/base/date.ts'
import { recordId } from '@safeconduct/core/base/id.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import {
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
  yesOrNo,
} from '@safeconduct/core/base/parse.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import { call, hexOf, type Requests } from './call.ts'
import { cannedUses, dutyLevels, handChannels, lineStates, screens, trustLevels } from './line.ts'
import type { LineCalls } from './line-calls.ts'

const nothing = object({})
const one = object({ id: recordId })
const short = text({ max: 200, lines: false })
/** The most that one seal of a caller's holds; an operator's own entry may be as long. */
const message = text({ max: 100_000 })
const minuteOfDay = whole(0, 1440)
const term: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[a-z][a-z0-9_-]{0,59}$/.test(value) ? ok(value) : unfit(field, 'not-a-term')
const lang: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) && value.length < 36
    ? ok(value)
    : unfit(field, 'not-a-language')
const instant: Parser<string> = (value, field) => {
  const read = typeof value === 'string' ? parseInstant(value) : undefined
  return read === undefined ? unfit(field, 'not-an-instant') : ok(read)
}
const instantOrNone: Parser<string> = (value, field) => (value === 'none' ? ok(value) : instant(value, field))
const webAddress: Parser<string> = (value, field) => {
  const written = short(value, field)
  if (!written.ok) return written
  const url = URL.parse(written.value)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
    ? ok(written.value)
    : unfit(field, 'not-a-web-address')
}
const otherWay = text({ max: 600, allowEmpty: true })
const otherWays = object({ en: otherWay, ru: otherWay, fr: otherWay })
const safeContact = object({
  hours: listOf(object({ from: minuteOfDay, to: minuteOfDay, offset: whole(-840, 840) }), { max: 4 }),
  screen: oneOf(screens),
  way: text({ max: 200, allowEmpty: true, lines: false }),
  cannotTalk: text({ max: 60, allowEmpty: true, lines: false }),
})

export const lineRequests: Requests<keyof LineCalls> = {
  'line.read': call('line.read', nothing),
  'line.setUp': call(
    'line.setUp',
    object({
      pages: listOf(webAddress, { max: 8 }),
      exitTo: webAddress,
      otherWays,
      space: optional(text({ max: 300, lines: false })),
      anew: optional(yesOrNo),
    }),
  ),
  'line.publish': call(
    'line.publish',
    object({
      line: oneOf(lineStates),
      waitMinutes: optional(whole(0, 10_080)),
      otherWays: optional(otherWays),
    }),
  ),
  'line.page': call('line.page', object({ folder: text({ max: 1024, lines: false }) })),
  'line.now': call('line.now', nothing),
  'line.queue': call(
    'line.queue',
    object({
      offset: whole(0, 1_000_000),
      limit: whole(1, 200),
      which: oneOf(['open', 'all']),
      language: optional(oneOf(languages)),
    }),
  ),
  'line.thread': call('line.thread', one),
  'line.seen': call('line.seen', one),
  'line.duressSeen': call('line.duressSeen', one),
  'line.safeContact': call('line.safeContact', object({ id: recordId, safeContact })),
  'line.phoneTaken': call('line.phoneTaken', one),
  'line.lease': call('line.lease', one),
  'line.release': call('line.release', one),
  'line.reply': call('line.reply', object({ id: recordId, text: message, canned: optional(recordId) })),
  'line.unsay': call('line.unsay', object({ id: recordId, message: recordId })),
  'line.note': call('line.note', object({ id: recordId, text: text({ max: 20_000 }) })),
  'line.priority': call('line.priority', object({ id: recordId, priority: term })),
  'line.move': call(
    'line.move',
    object({ id: recordId, state: term, reason: optional(text({ max: 2_000 })) }),
  ),
  'line.promise': call('line.promise', object({ id: recordId, at: instantOrNone })),
  'line.link': call('line.link', object({ id: recordId, caseId: recordId })),
  'line.accept': call('line.accept', object({ id: recordId, code: short })),
  'line.trust': call(
    'line.trust',
    object({ id: recordId, level: oneOf(trustLevels), why: text({ max: 2_000 }) }),
  ),
  'line.flag': call(
    'line.flag',
    object({ id: recordId, kind: term, text: optional(text({ max: 500 })), until: instant }),
  ),
  'line.unflag': call('line.unflag', object({ id: recordId, flag: short })),
  'line.openSlot': call(
    'line.openSlot',
    object({ id: recordId, room: whole(1, 64 * 1024 * 1024), text: message }),
  ),
  'line.bytes': call('line.bytes', object({ id: recordId, file: hexOf(16) })),
  'line.enter': call(
    'line.enter',
    object({
      channel: oneOf(handChannels),
      lang,
      text: message,
      aboutOther: yesOrNo,
      receivedAt: optional(instant),
      priority: optional(term),
      safeContact: optional(safeContact),
    }),
  ),
  'line.code': call('line.code', object({ id: recordId, language: oneOf(languages) })),
  'line.codeGiven': call('line.codeGiven', one),
  'line.alarmHeard': call('line.alarmHeard', one),
  'line.canned': call('line.canned', nothing),
  'line.saveCanned': call(
    'line.saveCanned',
    object({
      id: optional(recordId),
      title: text({ max: 120, lines: false }),
      lang,
      use: oneOf(cannedUses),
      text: text({ max: 4_000 }),
      safeToBeSeen: yesOrNo,
    }),
  ),
  'line.reviewCanned': call('line.reviewCanned', one),
  'duty.read': call('duty.read', nothing),
  'duty.plan': call(
    'duty.plan',
    object({
      member: optional(text({ max: 16, lines: false })),
      from: instant,
      to: instant,
      zone: short,
      languages: listOf(lang, { min: 1, max: 20 }),
      level: oneOf(dutyLevels),
    }),
  ),
  'duty.drop': call('duty.drop', one),
  'duty.start': call('duty.start', one),
  'duty.end': call('duty.end', object({ id: recordId, handOver: text({ max: 10_000 }) })),
}
