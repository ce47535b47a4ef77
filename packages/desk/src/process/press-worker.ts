/** The thread of `press-thread.ts`: it holds the records it is sent, and reads each report once. */

import { parentPort } from 'node:worker_threads'
import { type Held, type World, worldAt, worldOf } from '@safeconduct/core/rules/world.ts'
import { answerPress } from './press-questions.ts'
import type { FromPress, ToPress } from './press-thread.ts'

const records = new Map<string, Held>()
let world: World | undefined

parentPort?.on('message', (message: ToPress) => {
  for (const id of message.gone) records.delete(id)
  for (const held of message.changed) records.set(held.id, held)
  if (world === undefined || message.gone.length + message.changed.length > 0)
    world = worldOf(records.values(), { now: 0, terms: [], members: [] })
  const answer: FromPress = {
    ticket: message.ticket,
    value: answerPress(message.ask, worldAt(world, message.now)),
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, no window
  parentPort?.postMessage(answer)
})
