/** A value that never prints itself: not in a log, not in JSON, not in an error. */
export class Secret<T> {
  readonly #value: T
  constructor(value: T) {
    this.#value = value
  }
  /** The one way out. Search for callers of `reveal` to audit who sees the value. */
  reveal(): T {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
}
