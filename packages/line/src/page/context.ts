/** What the parts of the page work with. */
import type { Forgetting } from './forgetting.ts'
import type { Line, Step, Telling } from './line.ts'
import type { Parts } from './parts.ts'
import type { PhoneClock } from './phone-clock.ts'
import type { Settings } from './settings.ts'

/** What is there from the beginning. */
export type Surface = {
  readonly parts: Parts
  readonly settings: Settings
  readonly clock: PhoneClock
  readonly forgetting: Forgetting
}

/** With the line, once what seals has come. */
export type Context = Surface & { readonly line: Line }

/**
 * Shows how far a sending is, in the place of this name (`html/code.ts`, `progress`). The text is put back on the
 * screen as soon as the relay is silent, and stays there while it is tried again: whoever has to break off can copy it.
 */
export function tellIn({ parts, settings: { say } }: Context, name: string, text: () => string): Telling {
  return (step) => {
    parts.show(`${name}-sending`, true)
    const bar = parts.progress(`${name}-progress`)
    const waits = 'seconds' in step
    parts.at(`${name}-state`).textContent = sentence(step, say)
    parts.show(`${name}-now`, waits)
    if (waits) parts.at(`${name}-text`).textContent = text()
    parts.show(`${name}-text`, parts.at(`${name}-text`).textContent !== '')
    if (step.step === 'stamp') bar.value = step.percent
    else bar.removeAttribute('value')
    bar.hidden = waits
  }
}

function sentence(step: Step, say: Settings['say']): string {
  switch (step.step) {
    case 'no-line':
    case 'silent':
      return say('silent', { n: step.seconds })
    case 'refused-full':
      return say('refused-full', { n: step.seconds })
    case 'stamp':
      return say('stamp', { n: step.percent })
    case 'sealing':
    case 'sending':
      return say(step.step)
  }
}

/** It has come in, or will not: the place is as it was before. */
export function endTelling({ parts }: Context, name: string): void {
  parts.show(`${name}-sending`, false)
  parts.show(`${name}-text`, false)
  parts.at(`${name}-text`).textContent = ''
}
