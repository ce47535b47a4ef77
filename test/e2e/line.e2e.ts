/**
 * The line from end to end: two people at two desks, a relay that serves the page, and people on telephones. One
 * writes at 50 kbit/s; the operator who answers dies in the middle of a sentence, and the other goes on; a reply waits
 * for the safe hours; the person comes back with the code, is forced to give the second one, leaves at once, and destroys the thread in the end.
 * Afterwards the relay's disk and the telephones are searched for what was said.
 */
import { afterAll, beforeAll } from 'vitest'
import { answeringPart } from './line-play/answering.ts'
import { atWorkPart } from './line-play/at-work.ts'
import { endingPart } from './line-play/ending.ts'
import { leftBehindPart } from './line-play/left-behind.ts'
import { LinePlay } from './line-play/line-play.ts'
import { returningPart } from './line-play/returning.ts'
import { writingPart } from './line-play/writing.ts'

const play = new LinePlay()

beforeAll(() => play.begin())
afterAll(() => play.group.end())

writingPart(play)
answeringPart(play)
returningPart(play)
atWorkPart(play)
endingPart(play)
leftBehindPart(play)
