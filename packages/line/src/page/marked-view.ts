/** Shows marked text. Elements are made, never parsed: there is no way from a sentence to an element. */
import { segmentsOf } from './marked-text.ts'
import type { Say } from './settings.ts'

export function shownText(text: string, say: Say): HTMLElement {
  const shown = document.createElement('p')
  shown.className = 'answer'
  shown.dir = 'auto'
  for (const segment of segmentsOf(text)) {
    if (segment.kind === 'plain') shown.append(segment.text)
    else {
      const mark = document.createElement('mark')
      const said = segment.kind === 'hidden' ? say('hidden-sign') : say('mixed-letters')
      mark.title = said
      mark.textContent = segment.kind === 'hidden' ? `${segment.code} (${said})` : `${segment.text} (${said})`
      // Apart from its neighbours, whatever direction it has.
      const apart = document.createElement('bdi')
      apart.append(mark)
      shown.append(apart)
    }
  }
  return shown
}
