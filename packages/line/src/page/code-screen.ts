/** The code before sending, and the sending itself. The code stays on the screen until the person leaves. */
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { type ThreadKeys, threadKeysOf } from '@safeconduct/core/line/code-keys.ts'
import { foldWord } from '@safeconduct/core/line/like-words.ts'
import {
  codeDigits,
  codeWords,
  newReturnCode,
  type ReturnCode,
  shownDigits,
  textHoldsCode,
} from '@safeconduct/core/line/return-code.ts'
import { type Context, endTelling, tellIn } from './context.ts'
import { firstPair } from './draft.ts'
import { goTo } from './parts.ts'
import type { Written } from './write-screen.ts'

type Codes = {
  readonly main: ReturnCode
  readonly second: ReturnCode
  readonly keys: Promise<readonly [ThreadKeys, ThreadKeys]>
}
export type Sent = { readonly keys: ThreadKeys; readonly code: ReturnCode; readonly speak: boolean }

export type CodeScreen = {
  readonly open: (written: Written) => void
  /** Back to the text: the code stays the same, for it may be written down already. */
  readonly forget: () => void
}

export function bindCode(context: Context, change: () => void, sent: (sent: Sent) => void): CodeScreen {
  const { parts } = context
  let codes: Codes | undefined
  let written: Written | undefined
  parts.button('code-change').addEventListener('click', change)
  parts.input('confirm').addEventListener('input', () => {
    if (codes !== undefined) sayConfirmed(context, codes.main)
  })
  parts.button('digits').addEventListener('click', () => turn(context))
  parts.button('copy').addEventListener('click', () => {
    if (codes !== undefined) void copy(context, codes.main)
  })
  parts.button('send-now').addEventListener('click', () => context.line.wake())
  parts.form('code-form').addEventListener('submit', (event) => {
    event.preventDefault()
    if (codes === undefined || written === undefined || !confirms(context, codes.main)) return
    void send(context, codes, written, sent)
  })
  return {
    open: (now) => {
      written = now
      codes ??= newCodes()
      show(context, codes, now.showSecond)
      // Said here and not after a minute of writing down: the code does not exist when the text is written.
      parts.say('code-trouble', holdsCode(context, codes, now) ? context.settings.say('text-holds-code') : '')
    },
    forget: () => {
      codes = undefined
      written = undefined
    },
  }
}

function newCodes(): Codes {
  const [main, second] = [newReturnCode(platformRandom), newReturnCode(platformRandom)]
  return { main, second, keys: Promise.all([threadKeysOf(main), threadKeysOf(second)]) }
}

function show(context: Context, { main, second }: Codes, showSecond: boolean): void {
  const { parts } = context
  showCode(context, 'main', main)
  if (showSecond) showCode(context, 'second', second)
  parts.show('second-shown', showSecond)
  parts.input('confirm').value = ''
  parts.say('confirm-state', '')
  parts.button('send').disabled = true
  goTo(parts.heading('code'))
}

function showCode({ parts, settings }: Context, name: string, code: ReturnCode): void {
  const items = codeWords(code, settings.words).map((word) => {
    const item = document.createElement('li')
    item.append(word)
    return item
  })
  parts.at(`words-${name}`).replaceChildren(...items)
  parts.at(`digits-${name}`).textContent = shownDigits(code)
}

function turn({ parts, settings: { say } }: Context): void {
  const toDigits = parts.at('digits-main').hidden !== false
  for (const name of ['main', 'second']) {
    parts.show(`words-${name}`, !toDigits)
    parts.show(`digits-${name}`, toDigits)
  }
  parts.button('digits').textContent = say(toDigits ? 'show-words' : 'show-digits')
}

async function copy({ parts, settings }: Context, code: ReturnCode): Promise<void> {
  try {
    await navigator.clipboard.writeText(codeWords(code, settings.words).join(' '))
    parts.say('copied', settings.say('copied'))
  } catch {
    parts.say('copied', settings.say('not-copied'))
  }
}

/** The last group typed again, as a word or as digits: whoever can do it has looked at the end of the code. */
function confirms({ parts, settings }: Context, code: ReturnCode): boolean {
  const typed = foldWord(parts.input('confirm').value).replaceAll(/[\s.,·-]/g, '')
  const word = codeWords(code, settings.words).at(-1) ?? ''
  return typed !== '' && (typed === foldWord(word) || typed === codeDigits(code).at(-1))
}

function sayConfirmed(context: Context, code: ReturnCode): void {
  const { parts, settings } = context
  const right = confirms(context, code)
  parts.button('send').disabled = !right
  const typed = parts.input('confirm').value.trim()
  const word = codeWords(code, settings.words).at(-1) ?? ''
  const wrong = !right && (/^\d{3}/.test(typed) || typed.length >= word.length)
  parts.say('confirm-state', right ? settings.say('code-matches') : wrong ? settings.say('code-other') : '')
}

function holdsCode({ settings }: Context, { main, second }: Codes, { draft }: Written): boolean {
  const texts = [draft.text, draft.safe.way, draft.safe.cannotTalk]
  return [main, second].some((code) => texts.some((text) => textHoldsCode(text, code, [settings.words])))
}

async function send(
  context: Context,
  codes: Codes,
  written: Written,
  sent: (sent: Sent) => void,
): Promise<void> {
  const { parts, settings, line } = context
  if (holdsCode(context, codes, written)) return parts.say('code-trouble', settings.say('text-holds-code'))
  parts.say('code-trouble', '')
  parts.show('code-form', false)
  const tell = tellIn(context, 'send', () => written.draft.text)
  tell({ step: 'sealing' })
  parts.at('send-sending').scrollIntoView({ block: 'center' })
  const [main, second] = await codes.keys
  const [first, twin] = firstPair(written.draft, settings.language, main, second)
  const outcome = await line.send(first, twin, tell)
  endTelling(context, 'send')
  parts.at('send-text').textContent = ''
  if (outcome !== 'sent') {
    parts.show('code-form', true)
    const said =
      outcome === 'too-long' ? settings.say('text-long', { n: 1 }) : settings.say('wrong-signature')
    return parts.say('code-trouble', said)
  }
  parts.text('text').value = ''
  parts.show('code-why', false)
  parts.show('sent', true)
  const heading = parts.heading('code')
  heading.textContent = settings.say('sent')
  goTo(heading)
  sent({ keys: main, code: codes.main, speak: written.speak })
}
