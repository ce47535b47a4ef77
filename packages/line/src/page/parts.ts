/**
 * The elements of the page by name. They were written into the HTML when the page was made, so one that is missing
 * is a defect of ours. Text goes in as text alone: the policy of the page refuses everything else.
 */
import { certain } from '@safeconduct/core/base/result.ts'

export class Parts {
  readonly #root: ParentNode

  constructor(root: ParentNode) {
    this.#root = root
  }

  at(name: string): HTMLElement {
    return this.#one(`[data-at="${name}"]`, HTMLElement)
  }

  input(name: string): HTMLInputElement {
    return this.#one(`[data-at="${name}"]`, HTMLInputElement)
  }

  text(name: string): HTMLTextAreaElement {
    return this.#one(`[data-at="${name}"]`, HTMLTextAreaElement)
  }

  button(name: string): HTMLButtonElement {
    return this.#one(`[data-at="${name}"]`, HTMLButtonElement)
  }

  form(name: string): HTMLFormElement {
    return this.#one(`[data-at="${name}"]`, HTMLFormElement)
  }

  select(name: string): HTMLSelectElement {
    return this.#one(`[data-at="${name}"]`, HTMLSelectElement)
  }

  progress(name: string): HTMLProgressElement {
    return this.#one(`[data-at="${name}"]`, HTMLProgressElement)
  }

  heading(name: string): HTMLElement {
    return this.#one(`[data-at="${name}"] h2`, HTMLElement)
  }

  meter(): HTMLMeterElement {
    return this.#one('meter', HTMLMeterElement)
  }

  /** Everything that somebody typed or chose is gone. */
  empty(): void {
    for (const form of this.#root.querySelectorAll('form')) form.reset()
    const typed = 'textarea, input[type="text"], input[type="file"]'
    for (const field of this.#root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(typed))
      field.value = ''
  }

  /** The value of the chosen one of several. */
  chosen(name: string): string {
    const chosen = [...this.choices(name)].find(({ checked }) => checked)
    return chosen?.value ?? ''
  }

  choices(name: string): readonly HTMLInputElement[] {
    return [...this.#root.querySelectorAll<HTMLInputElement>(`[data-choice="${name}"]`)]
  }

  show(name: string, shown: boolean): void {
    this.at(name).hidden = !shown
  }

  /** A sentence where it belongs; none takes it away. */
  say(name: string, said: string): void {
    const place = this.at(name)
    place.textContent = said
    if (place.classList.contains('due')) place.hidden = said === ''
  }

  #one<E extends Element>(selector: string, kind: new () => E): E {
    const found = this.#root.querySelector(selector)
    return certain(found instanceof kind ? found : undefined, `the page has ${selector}`)
  }
}

/** Shows a section and puts the reader, also one who hears the page, at its beginning. */
export function goTo(heading: HTMLElement): void {
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}
