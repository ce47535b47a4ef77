/** One desk with the demonstration for all tests of a file: it opens before the first of them and ends behind the last. */
import { afterAll, beforeAll } from 'vitest'
import { demonstrationDesk, type Page } from './desk.ts'

export type ShownDesk = {
  /** A call of the page in front of it, and its answer or refusal. */
  readonly call: Page['call']
  /** The value of a call, which the caller says the form of; throws where it is refused. */
  readonly ask: <T>(name: string, body?: object) => Promise<T>
}

export function shownDesk(): ShownDesk {
  let shown: Awaited<ReturnType<typeof demonstrationDesk>>
  beforeAll(async () => {
    shown = await demonstrationDesk()
  })
  afterAll(async () => {
    await shown.desk.end()
    await shown.home.remove()
  })
  return {
    call: (name, body) => shown.page.call(name, body),
    ask: async <T>(name: string, body: object = {}) => {
      const reply = await shown.page.call(name, body)
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.refusal)}`)
      return reply.value as T
    },
  }
}
