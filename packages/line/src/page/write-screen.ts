/** Writing a first message. Nothing leaves this screen before the person has kept the code. */
import { isCoverTopic } from '@safeconduct/core/line/cover-topics.ts'
import type { SafeContact, SafeHours } from '@safeconduct/core/line/message.ts'
import type { Surface } from './context.ts'
import type { Draft } from './draft.ts'
import { minutesOf, roomFor } from './room.ts'

export type Written = { readonly draft: Draft; readonly showSecond: boolean; readonly speak: boolean }

/** From here on the screen says how much room is left; before, the number would only frighten. */
const sayRoomBelow = 20_000

export function bindWriting(context: Surface, next: (written: Written) => Promise<void>): void {
  const { parts } = context
  const hints = (): void => {
    parts.show('other-note', parts.chosen('about') === 'other')
    parts.show('hours', parts.chosen('when') === 'hours')
    parts.show('topic-choice', parts.input('second').checked)
  }
  for (const name of ['about', 'when'])
    for (const choice of parts.choices(name)) choice.addEventListener('change', hints)
  parts.input('second').addEventListener('change', hints)
  parts.text('text').addEventListener('input', () => sayRoom(context, 'text', 'text-room'))
  parts.form('write-form').addEventListener('submit', (event) => {
    event.preventDefault()
    const written = writtenIn(context)
    parts.say('write-trouble', typeof written === 'string' ? written : '')
    if (typeof written !== 'string') void next(written)
  })
  hints()
}

/** Tells the limit before it hurts. */
export function sayRoom({ parts, settings: { say } }: Surface, field: string, place: string): void {
  const room = roomFor(parts.text(field).value)
  const said = room < 0 ? say('text-long', { n: -room }) : say('text-room', { n: room })
  parts.say(place, room < sayRoomBelow ? said : '')
}

/** The form as it stands, or the sentence that says what is missing. */
function writtenIn(context: Surface): Written | string {
  const { parts, settings } = context
  const text = parts.text('text').value.trim()
  const speak = parts.input('speak').checked
  if (text === '' && !speak) return settings.say('text-empty')
  const room = roomFor(text)
  if (room < 0) return settings.say('text-long', { n: -room })
  const hours = hoursIn(context)
  if (hours === undefined) return settings.say('hours-wrong')
  const topic = parts.select('topic').value
  if (!isCoverTopic(topic)) throw new Error('the page offers a topic that is none')
  const draft = { text, aboutOther: parts.chosen('about') === 'other', safe: safeIn(context, hours), topic }
  return { draft, showSecond: parts.input('second').checked, speak }
}

function safeIn({ parts }: Surface, hours: readonly SafeHours[]): SafeContact {
  const screen = parts.chosen('screen')
  return {
    hours,
    screen: screen === 'only-me' || screen === 'others-may-see' ? screen : 'unknown',
    way: parts.input('way').value.trim(),
    cannotTalk: parts.input('cannot-talk').value.trim(),
  }
}

/** None for any time. By the phone's own clock: whoever lives by it thinks of no time zone. */
function hoursIn({ parts, clock }: Surface): readonly SafeHours[] | undefined {
  if (parts.chosen('when') !== 'hours') return []
  const [from, to] = [minutesOf(parts.input('from').value), minutesOf(parts.input('to').value)]
  if (from === undefined || to === undefined || from === to) return undefined
  return [{ from, to, offset: clock.offset() }]
}
