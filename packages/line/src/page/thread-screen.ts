/**
 * An opened thread: the answers, a follow-up, a file, and its end.
 *
 * What is shown, asked and sent is the same for a main code, a second one and one that was never used: the same
 * requests in the same order, of the same sizes. Behind the answers, each time, goes a note that the code was
 * opened; for a second code it is the silent alarm, and nothing here knows which of them it is.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import type { ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import type { ToLine } from '@safeconduct/core/line/message.ts'
import { boxPages, type Reply, readSlots } from '@safeconduct/core/line/replies.ts'
import { textHoldsCode } from '@safeconduct/core/line/return-code.ts'
import type { Opened } from './back-screen.ts'
import { BoxPages } from './box-pages.ts'
import { type Context, endTelling, tellIn } from './context.ts'
import { bindFile } from './file-screen.ts'
import { shownText } from './marked-view.ts'
import { goTo } from './parts.ts'
import { secondsBefore, shown, waiting } from './pause.ts'
import { roomFor } from './room.ts'
import { sayRoom } from './write-screen.ts'

export type Thread = {
  readonly open: (opened: Opened) => Promise<void>
  readonly forget: () => void
}

export function bindThread(context: Context, speak: (keys: ThreadKeys) => void): Thread {
  const { parts, line } = context
  let opened: Opened | undefined
  let page = 0
  const pages = new BoxPages()
  const file = bindFile(context)
  // Made while somebody types a code: on a slow phone it takes as long as opening the answers.
  const when = new Intl.DateTimeFormat(context.settings.language, { dateStyle: 'medium', timeStyle: 'short' })
  const look = async (wanted: number): Promise<void> => {
    if (opened === undefined) return
    page = wanted
    parts.button('older').disabled = page >= boxPages - 1
    const { keys } = opened
    const slots = pages.with(page, await fetched(context, keys, page))
    const to = { line: context.settings.line, box: keys.box, replyKey: keys.replyKey }
    const replies = await readSlots(slots, to)
    showReplies(context, when, replies)
    if (page === 0) file.offer(replies.findLast(({ attach }) => attach !== undefined)?.attach, keys)
  }
  parts.button('again').addEventListener('click', () => void look(0))
  parts.button('older').addEventListener('click', () => void look(Math.min(page + 1, boxPages - 1)))
  parts.button('follow-now').addEventListener('click', () => line.wake())
  parts.button('follow-speak').addEventListener('click', () => opened && speak(opened.keys))
  parts.text('follow').addEventListener('input', () => sayRoom(context, 'follow', 'follow-trouble'))
  parts.form('follow-form').addEventListener('submit', (event) => {
    event.preventDefault()
    if (opened !== undefined) void follow(context, opened)
  })
  parts.button('burn-no').addEventListener('click', () => parts.at('burn').removeAttribute('open'))
  parts.button('burn-sure').addEventListener('click', () => opened && void burn(context, opened.keys))
  return {
    open: async (now) => {
      opened = now
      await look(0)
      parts.show('back', false)
      parts.show('thread', true)
      goTo(parts.heading('thread'))
      void shown().then(() => note(context, now.keys))
    },
    forget: () => {
      opened = undefined
      pages.forget()
    },
  }
}

/** What lies in the box, as soon as a relay answers. */
async function fetched(context: Context, keys: ThreadKeys, page: number): Promise<readonly Bytes[]> {
  const { parts, settings, line } = context
  const place = parts.at('thread').hidden ? 'back-state' : 'thread-state'
  const { wait } = waiting()
  if (place === 'thread-state') parts.say(place, settings.say('looking'))
  for (let attempt = 0; ; attempt++) {
    const answer = await line.door.ask({ what: 'open', box: keys.box, page })
    if (answer?.what === 'slots') {
      parts.say(place, '')
      return answer.slots
    }
    await wait(secondsBefore(attempt), () => parts.say(place, settings.say('no-line')))
  }
}

function showReplies(
  { parts, settings: { say } }: Context,
  when: Intl.DateTimeFormat,
  replies: readonly Reply[],
): void {
  const items = replies.map((reply) => {
    const item = document.createElement('li')
    const at = document.createElement('small')
    at.textContent = say('answer-at', { n: when.format(reply.at * 3_600_000) })
    item.append(at, shownText(reply.whole ? reply.text : `${reply.text} […]`, say))
    return item
  })
  parts.at('answers').replaceChildren(...items)
  parts.show('none', parts.at('answers').childElementCount === 0)
}

/** Somebody has opened this code. It goes out behind what is shown, and waits for nothing and nobody. */
async function note({ line }: Context, { thread }: ThreadKeys): Promise<void> {
  await line.send({ kind: 'opened', thread, id: platformRandom.bytes(16) }, { kind: 'nothing' }, () => {})
}

async function follow(context: Context, { code, keys }: Opened): Promise<void> {
  const { parts, settings, line } = context
  const { say } = settings
  const box = parts.text('follow')
  const text = box.value.trim()
  const room = roomFor(text)
  if (text === '') return parts.say('follow-trouble', say('text-empty'))
  if (room < 0) return parts.say('follow-trouble', say('text-long', { n: -room }))
  if (textHoldsCode(text, code, [settings.words])) return parts.say('follow-trouble', say('text-holds-code'))
  parts.say('follow-trouble', '')
  parts.button('follow-send').disabled = true
  box.readOnly = true
  const tell = tellIn(context, 'follow', () => '')
  const message: ToLine = { kind: 'follow-up', thread: keys.thread, id: platformRandom.bytes(16), text }
  const outcome = await line.send(message, { kind: 'nothing' }, tell)
  parts.button('follow-send').disabled = false
  box.readOnly = false
  endTelling(context, 'follow')
  if (outcome !== 'sent') return parts.say('follow-trouble', say('wrong-signature'))
  box.value = ''
  parts.say('thread-state', say('follow-sent'))
}

/** The box first, which takes one ask; then the line is told, so that nobody there goes on writing into nothing. */
async function burn(
  { parts, settings, line }: Context,
  { thread, box, burn: token }: ThreadKeys,
): Promise<void> {
  const { wait } = waiting()
  parts.button('burn-sure').disabled = true
  for (let attempt = 0; ; attempt++) {
    const answer = await line.door.ask({ what: 'burn', box, token: token.reveal() })
    if (answer?.what === 'done') break
    await wait(secondsBefore(attempt), () => parts.say('thread-state', settings.say('no-line')))
  }
  parts.at('answers').replaceChildren()
  for (const name of ['none', 'again', 'older', 'attach', 'follow-form', 'burn']) parts.show(name, false)
  parts.say('thread-state', settings.say('burnt'))
  const said: ToLine = { kind: 'burnt', thread, id: platformRandom.bytes(16) }
  await line.send(said, { kind: 'nothing' }, () => {})
}
