/** Who is told when a log or a box has something new. In memory alone: who listened is written nowhere. */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'

export type News = (of: CompartmentId | 'box') => void

export class Watchers {
  readonly #byLog = new Map<string, Set<News>>()
  readonly #byBox = new Map<string, Set<News>>()

  watchLog(log: CompartmentId, news: News): () => void {
    return listen(this.#byLog, toHex(log), news)
  }

  watchBox(box: Uint8Array, news: News): () => void {
    return listen(this.#byBox, toHex(box), news)
  }

  logHasNews(log: CompartmentId): void {
    for (const news of this.#byLog.get(toHex(log)) ?? []) news(log)
  }

  boxHasNews(box: Uint8Array): void {
    for (const news of this.#byBox.get(toHex(box)) ?? []) news('box')
  }

  /** The token is another from now on: whoever listened by the old one is told so much and then nothing. */
  logMoved(log: CompartmentId): void {
    const listeners = this.#byLog.get(toHex(log))
    this.#byLog.delete(toHex(log))
    for (const news of listeners ?? []) news(log)
  }
}

function listen(where: Map<string, Set<News>>, name: string, news: News): () => void {
  const listeners = where.get(name) ?? new Set()
  where.set(name, listeners)
  listeners.add(news)
  return () => {
    listeners.delete(news)
    if (listeners.size === 0 && where.get(name) === listeners) where.delete(name)
  }
}
