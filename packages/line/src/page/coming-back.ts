/**
 * Coming back, as a chunk of its own: whoever writes for the first time, on a bad line, need not wait for it.
 * It is fetched when somebody says that they have a code, whichever code that is.
 */
import type { ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import { bindComingBack } from './back-screen.ts'
import type { Context } from './context.ts'
import { bindThread } from './thread-screen.ts'

export function bindBack(context: Context, speak: (keys: ThreadKeys) => void): void {
  const thread = bindThread(context, speak)
  context.forgetting.add(() => thread.forget())
  bindComingBack(context, (opened) => thread.open(opened))
}
