/**
 * The script of the page: its first and small part. Until it runs, the page says what it says and the way out is a
 * plain link. It binds the way out and the form for writing, so that somebody on a bad line can begin at once; what
 * seals and sends (`sealing.ts`) comes while they write.
 */

// First, before any module that needs what it mends.
import './old-browsers.ts'
import type { Surface } from './context.ts'
import { bindExit, bindReturn } from './exit.ts'
import { Forgetting } from './forgetting.ts'
import { goTo, Parts } from './parts.ts'
import { secondsBefore, waiting } from './pause.ts'
import { phoneClock } from './phone-clock.ts'
import type { Go, Sealing } from './sealing.ts'
import { settingsIn } from './settings.ts'
import { bindWriting } from './write-screen.ts'

const forgetting = new Forgetting()
const bound = new Set<Element>()
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
  const surface: Surface = { parts, settings, clock: phoneClock, forgetting }
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
  forgetting.add(() => parts.empty())
  bindSteps(surface)
}

function bindSteps(surface: Surface): void {
  const { parts, settings } = surface
  const go: Go = (step) => {
    for (const name of ['intro', 'start', 'languages']) parts.show(name, false)
    for (const name of ['write', 'code', 'back', 'thread', 'voice']) parts.show(name, name === step)
    goTo(parts.heading(step))
  }
  const sealing = fetched(surface, go)
  bindWriting(surface, async (written) => {
    parts.say('text-room', settings.say('looking'))
    const { code } = await sealing
    parts.say('text-room', '')
    go('code')
    code.open(written)
  })
  parts.button('to-write').addEventListener('click', () => go('write'))
  parts.button('to-back').addEventListener('click', () => {
    parts.button('to-back').disabled = true
    parts.say('state', settings.say('looking'))
    void sealing.then(({ comeBack }) => comeBack())
  })
  // A fresh page is the surest way to have nothing left of this one.
  parts.button('write-stop').addEventListener('click', () => {
    forgetting.now()
    location.reload()
  })
}

/** What seals and sends. On a line that breaks off it is asked for again, for as long as the page is open. */
async function fetched({ parts, settings, ...rest }: Surface, go: Go): Promise<Sealing> {
  const { wait } = waiting()
  for (let attempt = 0; ; attempt++) {
    try {
      const { bindSealing } = await import('./sealing.ts')
      return bindSealing({ parts, settings, ...rest }, go)
    } catch {
      await wait(secondsBefore(attempt), () => parts.say('state', settings.say('no-line')))
    }
  }
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
