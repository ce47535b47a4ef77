/** Coming back with a code. Every code that is one opens; whether it was ever used, nobody can tell from outside. */

import type { Result } from '@safeconduct/core/base/result.ts'
import { type ThreadKeys, threadKeysOf } from '@safeconduct/core/line/code-keys.ts'
import { type CodeRefusal, parseReturnCode, type ReturnCode } from '@safeconduct/core/line/return-code.ts'
import { everyList } from './code-lists.ts'
import { codeTrouble } from './code-trouble.ts'
import type { Context } from './context.ts'
import { goAhead } from './pause.ts'

export type Opened = { readonly code: ReturnCode; readonly keys: ThreadKeys }

export function bindComingBack(context: Context, open: (opened: Opened) => Promise<void>): void {
  const { parts, settings } = context
  let busy = false
  const tryOpen = async (): Promise<void> => {
    const code = await read(context, parts.text('typed').value)
    if (!code.ok) return parts.say('back-trouble', codeTrouble(code.refusal, settings.say))
    parts.say('back-trouble', '')
    parts.say('back-state', settings.say('opening'))
    const keys = await threadKeysOf(code.value)
    await open({ code: code.value, keys })
    parts.say('back-state', '')
  }
  parts.form('back-form').addEventListener('submit', (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    void goAhead(tryOpen()).finally(() => {
      busy = false
    })
  })
}

/** Words of this page's language first; only what they do not explain is looked up in the others. */
async function read({ settings }: Context, typed: string): Promise<Result<ReturnCode, CodeRefusal>> {
  const code = parseReturnCode(typed, [settings.words])
  if (code.ok || code.refusal.kind !== 'code-unknown-word') return code
  try {
    return parseReturnCode(typed, await everyList())
  } catch {
    // The other lists did not come through on this line: what this one says is still true.
    return code
  }
}
