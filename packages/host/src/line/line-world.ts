/** What the parts of the line's work share on one desk, for as long as the line is what it is. */
import type { Instant } from '@safeconduct/core/base/date.ts'
import type { LogHex } from '@safeconduct/core/vault/control/names.ts'
import type { Vault } from '../vault/vault.ts'
import type { Arrival } from './arriving.ts'
import type { LeaseBook } from './lease-book.ts'
import type { LineDoor } from './line-door.ts'
import type { LineIndex } from './line-index.ts'
import type { LineSetup } from './line-setup.ts'
import type { WeekRatchets } from './week-ratchets.ts'

export type LineWorld = {
  readonly vault: Vault
  readonly log: LogHex
  readonly setup: LineSetup
  readonly door: LineDoor
  readonly index: LineIndex
  readonly ratchets: WeekRatchets
  readonly leases: LeaseBook
  /** Code of the member who works here. */
  readonly by: string
  /** What time it may be: by this desk's clock, and by the relay's. Whatever waits for an hour leaves when both say so. */
  readonly times: () => readonly [number, ...number[]]
}

export function arrivalNow({ vault, by }: Pick<LineWorld, 'vault' | 'by'>, hash: Uint8Array): Arrival {
  const at: Instant = vault.clock.now()
  return { hash, at, by }
}
