/**
 * Everything that has to be gone when somebody leaves: texts, codes, keys, recordings, work that is going on.
 *
 * JavaScript cannot overwrite a string, so what can be done is done: fields are emptied, what holds a secret lets go
 * of it, and the document is emptied before the browser goes elsewhere.
 */
export class Forgetting {
  readonly #all: (() => void)[] = []

  add(forget: () => void): void {
    this.#all.push(forget)
  }

  now(): void {
    for (const forget of this.#all) forget()
  }
}
