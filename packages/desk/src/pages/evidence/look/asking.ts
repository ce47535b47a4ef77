/** Blurred pictures are asked for two at a time: each is a program that is started, and whoever clicks must not wait. */
import type { Result } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../../../calls/calls.ts'
import type { LookView } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'

type Waiting = { readonly id: string; readonly take: (answer: Result<LookView, CallRefusal>) => void }

const atOnce = 2
const waiting: Waiting[] = []
let underway = 0

/** The function that is handed back says that nobody waits for it any more. */
export function askBlurred(id: string, take: Waiting['take']): () => void {
  const one = { id, take }
  waiting.push(one)
  next()
  return () => {
    const at = waiting.indexOf(one)
    if (at !== -1) waiting.splice(at, 1)
  }
}

function next(): void {
  const one = underway < atOnce ? waiting.shift() : undefined
  if (one === undefined) return
  underway++
  void call('evidence.look', { id: one.id, clear: false, large: false }).then((answer) => {
    underway--
    one.take(answer)
    next()
  })
}
