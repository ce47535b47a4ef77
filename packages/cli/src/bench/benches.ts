/** All benches by name, in the order they run. */
import { benchCases } from './cases.ts'
import { benchDesk } from './desk.ts'
import { benchEvidence } from './evidence.ts'
import type { Bench } from './figure.ts'
import { benchLine } from './line.ts'
import { benchOpen } from './open.ts'
import { benchPress } from './press.ts'
import { benchPressDesk } from './press-desk.ts'
import { benchRelay } from './relay.ts'
import { benchRotate } from './rotate.ts'
import { benchSync } from './sync.ts'
import { benchVault } from './vault.ts'

export const benches: ReadonlyMap<string, Bench> = new Map([
  ['vault', benchVault],
  ['open', benchOpen],
  ['press', async () => [...(await benchPress()), ...(await benchPressDesk())]],
  ['desk', benchDesk],
  ['relay', benchRelay],
  ['sync', benchSync],
  ['rotate', benchRotate],
  ['line', benchLine],
  ['cases', benchCases],
  ['evidence', benchEvidence],
])
