/**
 * The line from end to end: two people at two desks, a relay that serves the page, and people on telephones. One
 * writes at 50 kbit/s; the operator who answers dies in the middle of a sentence, and the other goes on; a reply waits
 * for the safe hours; the person comes back with the code, is forced to give the second one, leaves at once, and destroys the thread in the end.
 * Afterwards the relay's disk and the telephones are searched for what was said.
 */
import { afterAll, beforeAll } from 'vitest'
import { play } from './line-play/line-play.ts'

beforeAll(() => play.begin())
afterAll(() => play.group.end())

// Each part registers what it plays: they are taken up one after another, in this order.
await import('./line-play/writing.ts')
await import('./line-play/answering.ts')
await import('./line-play/returning.ts')
await import('./line-play/at-work.ts')
await import('./line-play/ending.ts')
await import('./line-play/left-behind.ts')
