/**
 * The second part of the page's script: codes, seals, stamps and the relay. It comes while somebody reads or writes,
 * and asks at once who is there, so that the week's key and a stamp are ready before the text is.
 */
import type { ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import { bindCode, type CodeScreen, type Sent } from './code-screen.ts'
import type { Context, Surface } from './context.ts'
import { doorOf, relaysFrom } from './door.ts'
import { Line, type Met } from './line.ts'
import { goTo } from './parts.ts'
import { secondsBefore, waiting } from './pause.ts'
import type { VoiceScreen } from './pieces.ts'

export type Go = (step: 'write' | 'code' | 'back' | 'thread' | 'voice') => void
export type Sealing = { readonly code: CodeScreen; readonly comeBack: () => Promise<void> }

const voices = new WeakMap<Context, VoiceScreen>()

export function bindSealing(surface: Surface, go: Go): Sealing {
  const { parts, settings, clock, forgetting } = surface
  const line = new Line(settings, doorOf(relaysFrom(location.hostname, settings.relays)), clock, waiting())
  const context: Context = { ...surface, line }
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
  forgetting.add(() => {
    sent = undefined
    code.forget()
    line.forget()
  })
  window.addEventListener('online', () => line.wake())
  parts.button('sent-speak').addEventListener('click', () => {
    if (sent !== undefined) speakIn(sent.keys)
  })
  void meet(context)
  return { code, comeBack: () => comeBack(context, () => go('back'), speakIn) }
}

/** Shows the form for a code once it works: a form that does not would send what is typed nowhere, or reload the page. */
async function comeBack(
  context: Context,
  show: () => void,
  speakIn: (keys: ThreadKeys) => void,
): Promise<void> {
  const { parts, settings } = context
  const { wait } = waiting()
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
  // On a slow line: a button that does nothing yet would swallow what somebody says.
  if (!voices.has(context)) {
    for (const name of ['voice-live', 'voice-pick']) parts.show(name, false)
    parts.say('voice-state', settings.say('looking'))
  }
  try {
    const { bindVoice } = await import('./pieces.ts')
    const screen = voices.get(context) ?? bindVoice(context)
    if (!voices.has(context)) parts.say('voice-state', '')
    voices.set(context, screen)
    screen.open(keys)
    parts.show('voice-pick', true)
  } catch {
    parts.say('voice-state', settings.say('no-line'))
  }
}

async function meet({ parts, settings, line }: Context): Promise<void> {
  const { say } = settings
  const met = await line.meet(() => parts.say('state', say('no-line')))
  if (parts.at('state').textContent === say('no-line')) parts.say('state', '')
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
