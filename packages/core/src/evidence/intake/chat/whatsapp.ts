/**
 * WhatsApp's export: a text file whose lines begin with the time in the telephone's own way of writing it.
 *
 * The order of day and month follows from the telephone's language, which the file does not name. It is read from the
 * days above twelve and, without one, from the order of the messages; where both orders fit no date is set.
 */
import { type Chat, type ChatMessage, type ChatNote, messageOf, mostMessages, withoutMarks } from './chat.ts'

/** Apple puts the time in brackets, Android before a dash. Arabic and Persian digits are digits too. */
const apple = /^\[(?<time>[^\]]{8,40})\] (?<rest>[\s\S]*)$/
const android =
  /^(?<time>\p{Nd}[\p{Nd}./\- ]{3,12}[\p{Nd}.],?\s(?:à |um |kl\. )?[\p{Nd}:.]{4,8}(?:[\s\u202f\u00a0][\p{L}.]{1,5})?) [-–] (?<rest>[\s\S]*)$/u
const timeForm =
  /^(?<a>\d{1,4})[./-]\s?(?<b>\d{1,2})[./-]\s?(?<c>\d{1,4})\.?,?\s(?:à |um |kl\. )?(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2}))?(?:\s?(?<half>[ap])\.?\s?m\.?)?$/i

type Line = { readonly time: string; readonly rest: string }
type Parts = {
  readonly first: number
  readonly second: number
  readonly third: number
  readonly clock: string
  readonly isAmerican: boolean
}
type Order = 'year-first' | 'day-first' | 'month-first' | 'unclear'

export function isWhatsapp(text: string): boolean {
  const lines = withoutMarks(text.slice(0, 20_000)).split(/\r?\n/).slice(0, 40)
  return lines.filter((line) => partsIn(lineOf(line)?.time) !== undefined).length >= Math.min(2, lines.length)
}

export function readWhatsapp(text: string): Chat {
  const heads: { line: Line; text: string }[] = []
  let isCut = false
  for (const raw of text.split(/\r?\n/)) {
    const line = lineOf(withoutMarks(raw))
    const isHead = line !== undefined && partsIn(line.time) !== undefined
    if (isHead && heads.length === mostMessages) {
      isCut = true
      break
    }
    const last = heads.at(-1)
    if (isHead) heads.push({ line, text: line.rest })
    else if (last !== undefined) last.text += `\n${withoutMarks(raw)}`
  }
  const order = orderOf(heads.flatMap(({ line }) => partsIn(line.time) ?? []))
  const messages = heads.map((head, at) => messageIn(head, at + 1, order))
  const notes: ChatNote[] = ['no-zone']
  if (order === 'unclear') notes.push('day-or-month-unclear')
  if (isCut) notes.push('cut')
  return { app: 'whatsapp', messages, notes }
}

function lineOf(line: string): Line | undefined {
  const groups = (apple.exec(line) ?? android.exec(line))?.groups
  return groups === undefined ? undefined : { time: groups['time'] ?? '', rest: groups['rest'] ?? '' }
}

function partsIn(time: string | undefined): Parts | undefined {
  const plain = (time ?? '').replaceAll(/[\u202f\u00a0]/g, ' ').replaceAll(/\p{Nd}/gu, digit)
  const groups = timeForm.exec(plain)?.groups
  if (groups === undefined) return undefined
  const number = (name: string): number => Number(groups[name] ?? '0')
  const half = groups['half']?.toLowerCase()
  const hour = half === undefined ? number('hour') : (number('hour') % 12) + (half === 'p' ? 12 : 0)
  if (hour > 23 || number('minute') > 59 || number('second') > 59) return undefined
  const two = (value: number): string => String(value).padStart(2, '0')
  const seconds = groups['second'] === undefined ? '' : `:${two(number('second'))}`
  return {
    first: number('a'),
    second: number('b'),
    third: number('c'),
    clock: `${two(hour)}:${two(number('minute'))}${seconds}`,
    isAmerican: half !== undefined && plain.includes('/'),
  }
}

/** Any script's digit as ours. */
function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return letter
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--
  return String(code - zero)
}

function orderOf(all: readonly Parts[]): Order {
  const [first] = all
  if (first === undefined) return 'unclear'
  if (first.first > 31) return 'year-first'
  if (all.some((each) => each.first > 12)) return 'day-first'
  if (all.some((each) => each.second > 12)) return 'month-first'
  const rises = (order: Order): boolean => {
    const days = all.map((each) => dayIn(each, order) ?? '')
    return days.every((day, at) => at === 0 || day >= (days[at - 1] ?? ''))
  }
  const [day, month] = [rises('day-first'), rises('month-first')]
  if (day !== month) return day ? 'day-first' : 'month-first'
  // The same either way: 4/4 or one day alone. Twelve hours and slashes are written in one country only.
  return all.every((each) => each.first === each.second) ? 'day-first' : 'unclear'
}

function dayIn({ first, second, third }: Parts, order: Order): string | undefined {
  const year = order === 'year-first' ? first : third < 100 ? 2000 + third : third
  const [month, day] =
    order === 'year-first' ? [second, third] : order === 'month-first' ? [first, second] : [second, first]
  if (order === 'unclear' || month < 1 || month > 12 || day < 1 || day > 31 || year < 2009) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const notExported =
  /^(?:<(?:media omitted|без медиафайлов|m[ée]dias? omis|медиафайл(?:ы)? (?:исключены|пропущен[ы]?))>|(?:image|video|audio|sticker|gif|document|contact card) omitted|(?:изображение|видео|аудио|стикер|документ) (?:пропущен[оа]?|отсутствует)|(?:image|vid[ée]o|audio|sticker|document) (?:absente?|omise?))$/i
const attachedBefore =
  /^(?<name>[^\n]{1,200}?\.[A-Za-z0-9]{2,5}) \((?:file attached|файл добавлен|fichier joint)\)(?:\n(?<text>[\s\S]*))?$/i
const attachedWithin =
  /<(?:attached|вложение|вложено|прикреплено|pi[èe]ce jointe|fichier joint)\s?: (?<name>[^>\n]{1,200})>/i
const edited = /<(?:this message was edited|сообщение изменено|ce message a été modifié)>$/i
const deleted =
  /^(?:this message was deleted|you deleted this message|данное сообщение удалено|вы удалили данное сообщение|сообщение удалено|ce message a été supprimé|vous avez supprimé ce message)\.?$/i

function messageIn({ line, text }: { line: Line; text: string }, number: number, order: Order): ChatMessage {
  const parts = partsIn(line.time)
  const day = parts === undefined ? undefined : dayIn(parts, order)
  const at = day === undefined || parts === undefined ? undefined : `${day}T${parts.clock}`
  // Up to the first colon, and on the first line: what the program itself says has none.
  const named = /^(?<from>[^:\n]{1,120}): (?<said>[\s\S]*)$/.exec(
    text.endsWith(':') ? `${text} ` : text,
  )?.groups
  if (named === undefined) return messageOf(number, { at, saidAt: line.time, text })
  const marks: ChatMessage['marks'][number][] = []
  let said = (named['said'] ?? '').trimEnd()
  if (edited.test(said)) {
    marks.push('edited')
    said = said.replace(edited, '').trimEnd()
  }
  if (deleted.test(said)) marks.push('deleted')
  if (notExported.test(said)) marks.push('file-not-exported')
  const before = attachedBefore.exec(said)?.groups
  const within = attachedWithin.exec(said)?.groups
  const file = before?.['name'] ?? within?.['name']
  const words = before === undefined ? said.replace(attachedWithin, '').trim() : (before['text'] ?? '').trim()
  return messageOf(number, {
    at,
    saidAt: line.time,
    from: named['from'],
    text: file === undefined ? said : words,
    files: file === undefined ? [] : [file.trim()],
    marks,
  })
}
