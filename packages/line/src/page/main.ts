/**
 * The script of the page. Until it runs, the page says what it says and the way out is a plain link; what it adds is
 * bound here, and only for the language that is shown.
 */

// First, before any module that needs what it mends.
import './old-browsers.ts'
import type { ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import { bindCode, type Sent } from './code-screen.ts'
import type { Context } from './context.ts'
import { doorOf } from './door.ts'
import { bindExit, bindReturn } from './exit.ts'
import { Forgetting } from './forgetting.ts'
import { Line, type Met } from './line.ts'
import { goTo, Parts } from './parts.ts'
import { secondsBefore, waiting } from './pause.ts'
import { phoneClock } from './phone-clock.ts'
import type { VoiceScreen } from './pieces.ts'
import { settingsIn } from './settings.ts'
import { bindWriting } from './write-screen.ts'

const forgetting = new Forgetting()
const bound = new Set<Element>()
const voices = new WeakMap<Context, VoiceScreen>()
bindReturn(() => forgetting.now())
window.addEventListener('hashchange', bindShown)
bindShown()

/** The page that is shown: the file without a server holds one for every language. */
function bindShown(): void {
  const pages = [...document.querySelectorAll('[data-page]')]
  const shown = pages.find((page) => page.getClientRects().length > 0)
  if (shown === undefined || bound.has(shown)) return
  bound.add(shown)
  bindPage(shown)
}

function bindPage(root: Element): void {
  const parts = new Parts(root)
  const settings = settingsIn(parts.at('settings').textContent)
  const rest = waiting()
  const line = new Line(settings, doorOf(settings.relays), phoneClock, rest)
  const context: Context = { parts, settings, line, clock: phoneClock, forgetting }
  const link = parts.at('exit')
  if (link instanceof HTMLAnchorElement)
    bindExit({ link, announce: parts.at('presses'), say: settings.say, forget: () => forgetting.now() })
  bindLanguages(root)
  parts.show('without', false)
  parts.show('with', true)
  // Off a secure origin the browser hides its cryptography: nothing typed here could be sealed.
  if (globalThis.crypto?.subtle === undefined) {
    parts.show('start', false)
    return parts.say('trouble', settings.say('no-crypto'))
  }
  window.addEventListener('online', () => line.wake())
  forgetting.add(() => {
    line.forget()
    parts.empty()
  })
  bindSteps(context)
  void meet(context)
}

function bindSteps(context: Context): void {
  const { parts, forgetting: forgets } = context
  const steps = ['write', 'code', 'back', 'thread', 'voice'] as const
  const go = (step: (typeof steps)[number]): void => {
    for (const name of ['intro', 'start']) parts.show(name, false)
    parts.show('languages', false)
    for (const name of steps) parts.show(name, name === step)
    goTo(parts.heading(step))
  }
  const speakIn = (keys: ThreadKeys): void => void speak(context, keys)
  let sent: Sent | undefined
  const code = bindCode(
    context,
    () => go('write'),
    (now) => {
      sent = now
      if (now.speak) speakIn(now.keys)
    },
  )
  forgets.add(() => {
    sent = undefined
    code.forget()
  })
  bindWriting(context, (written) => {
    go('code')
    code.open(written)
  })
  parts.button('sent-speak').addEventListener('click', () => sent && speakIn(sent.keys))
  parts.button('to-write').addEventListener('click', () => go('write'))
  parts.button('to-back').addEventListener('click', () => void comeBack(context, () => go('back'), speakIn))
  // A fresh page is the surest way to have nothing left of this one.
  parts.button('write-stop').addEventListener('click', () => {
    forgets.now()
    location.reload()
  })
}

/** Shows the form for a code once it works: a form that does not would send what is typed nowhere, or reload the page. */
async function comeBack(
  context: Context,
  show: () => void,
  speakIn: (keys: ThreadKeys) => void,
): Promise<void> {
  const { parts, settings } = context
  const { wait } = waiting()
  parts.button('to-back').disabled = true
  parts.say('state', settings.say('looking'))
  for (let attempt = 0; ; attempt++) {
    try {
      const { bindBack } = await import('./coming-back.ts')
      bindBack(context, speakIn)
      parts.say('state', '')
      return show()
    } catch {
      await wait(secondsBefore(attempt), () => parts.say('state', settings.say('no-line')))
    }
  }
}

/** Into the thread of these keys; the part that records is fetched and bound the first time. */
async function speak(context: Context, keys: ThreadKeys): Promise<void> {
  const { parts, settings } = context
  parts.show('voice', true)
  goTo(parts.heading('voice'))
  try {
    const { bindVoice } = await import('./pieces.ts')
    const screen = voices.get(context) ?? bindVoice(context)
    voices.set(context, screen)
    screen.open(keys)
  } catch {
    parts.say('voice-state', settings.say('no-line'))
  }
}

/** Asks at once, so that the key is here and the stamp is nearly done before the person has finished typing. */
async function meet({ parts, settings, line }: Context): Promise<void> {
  const { say } = settings
  const met = await line.meet(() => parts.say('state', say('no-line')))
  parts.say('state', '')
  if ('kind' in met) {
    parts.say('trouble', say('wrong-signature'))
    return parts.show('to-write', false)
  }
  const trouble = troubleOf(met)
  if (trouble === undefined) {
    const { wait } = met.notice
    return parts.say('sent-wait', wait === undefined ? '' : say('wait', { n: wait }))
  }
  parts.say('trouble', say(trouble))
  parts.say('trouble-ways', met.notice.otherWays[settings.language])
  parts.show('trouble-ways', true)
}

function troubleOf({ notice, full }: Met): 'line-full' | 'line-closed' | undefined {
  return full ? 'line-full' : notice.state === 'closed' ? 'line-closed' : undefined
}

/** In the file without a server a language is a place in the page: it must not become one in the history. */
function bindLanguages(root: Element): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-language][href^="#"]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      location.replace(link.href)
    })
  }
}
