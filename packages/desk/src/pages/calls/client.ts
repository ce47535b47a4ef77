/**
 * The one way from a page to the process: a typed question, a typed answer or a refusal.
 *
 * The process and these pages are one release and share `calls.ts`, so an answer is not parsed again
 * field by field; the single cast below is where that trust is written down. Text in an answer is
 * still hostile: it reaches the page as text only, and the browser refuses anything else (Trusted Types).
 */
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import {
  type Answer,
  type Ask,
  type CallName,
  type CallRefusal,
  callHeader,
  callPath,
  enterPath,
  type Reply,
} from '../../calls/calls.ts'
import { noticed } from '../session/session.ts'

/** Exchanges the one-time token of the printed address for the cookie of this window. */
export async function enter(token: string): Promise<boolean> {
  const answered = await post(enterPath, { token })
  return answered !== undefined && answered.status === 204
}

export async function call<N extends CallName>(
  name: N,
  ask: Ask<N>,
  isAgain = false,
): Promise<Result<Answer<N>, CallRefusal>> {
  const answered = await post(`${callPath}${name}`, ask, isAgain)
  if (answered === undefined) return refuse({ kind: 'no-answer' })
  if (answered.status !== 200) return refuse({ kind: statusKinds[answered.status] ?? 'no-answer' })
  const reply = asReply<N>(await jsonOf(answered))
  if (reply === undefined) return refuse({ kind: 'no-answer' })
  noticed(reply.session, name)
  return reply.ok ? ok(reply.value) : refuse(reply.refusal)
}

/** What the process says outside any session (docs/formats/desk-calls.md). */
const statusKinds: Readonly<Record<number, string>> = {
  401: 'not-entered',
  403: 'not-entered',
  404: 'unknown-call',
  413: 'too-large',
}

async function post(path: string, body: unknown, isAgain = false): Promise<Response | undefined> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [callHeader.name]: isAgain ? callHeader.again : callHeader.value,
      },
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    })
  } catch {
    return undefined
  }
}

async function jsonOf(answered: Response): Promise<unknown> {
  try {
    return await answered.json()
  } catch {
    return undefined
  }
}

function asReply<N extends CallName>(value: unknown): Reply<N> | undefined {
  if (!isObject(value) || typeof value['ok'] !== 'boolean' || typeof value['session'] !== 'number')
    return undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place; see above
  return value as Reply<N>
}
