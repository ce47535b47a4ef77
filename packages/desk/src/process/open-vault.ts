/** A vault that is open, and everything that was opened around it. */
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { fingerprintOf } from '@safeconduct/core/evidence/ssh-key.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { offerDossierKey } from '@safeconduct/host/vault/dossier-key.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { Readings } from '@safeconduct/host/work/readings.ts'
import type { LockedBy } from '../calls/calls.ts'
import { CasesSeat } from './cases-seat.ts'
import { Copies } from './copies.ts'
import { Jobs } from './jobs.ts'
import { LedgerSeat } from './ledger-seat.ts'
import { LineSeat } from './line-seat.ts'
import type { Opened } from './messages.ts'
import { standingOf } from './organisation-view.ts'
import type { Organised } from './organised.ts'
import { PressThread } from './press-thread.ts'
import { withLock } from './unlock-share.ts'
import { caseCode } from './vault-rooms.ts'

export type OpenVault = {
  readonly vault: Vault
  readonly readings: Readings
  readonly jobs: Jobs
  readonly demonstration: boolean
  readonly organised: Organised
  readonly copies: Copies
  readonly line: LineSeat
  readonly cases: CasesSeat
  readonly ledger: LedgerSeat
  /** Reports laid beside each other, in a thread of their own. */
  readonly press: PressThread
}

export type Around = {
  readonly demonstration: boolean
  /** From the invitation, until the list of members names a relay. */
  readonly relay?: KnownRelay
  readonly told: (why: LockedBy) => void
  readonly known: () => void
}

export function openAround(vault: Vault, { demonstration, relay, told, known }: Around): OpenVault {
  const organised: Organised = {
    replica: vault.replica,
    acts: vault.replica.acts,
    caseTitle: (caseId) => caseCode(vault, caseId),
    shareOf: (device, state) => withLock(vault, device, state),
    recordsIn: (log) => vault.reader.recordsIn(log.row),
  }
  const copies = new Copies(organised, {
    home: vault.home,
    told,
    known,
    news: () => cases.arrived(),
    ...(relay === undefined ? {} : { relay }),
  })
  vault.files.bring = (blob) => copies.bring(blob)
  vault.files.pieces = (blob) => copies.pieces(blob)
  const line = new LineSeat(vault, { saved: () => copies.saved() })
  const cases = new CasesSeat(vault, { saved: () => copies.saved(), merged: () => copies.merged() })
  const ledger = new LedgerSeat(vault, { saved: () => copies.saved() })
  if (!demonstration) {
    void offerDossierKey(vault.replica)
    copies.start()
    line.start()
    cases.start()
    ledger.start()
  }
  return {
    vault,
    readings: new Readings(vault),
    jobs: new Jobs(platformRandom),
    demonstration,
    organised,
    copies,
    line,
    cases,
    ledger,
    press: new PressThread(),
  }
}

export async function openedFacts(
  { vault, organised, demonstration, cases }: OpenVault,
  frozen: boolean,
): Promise<Opened> {
  const known = await vault.known()
  return {
    state: 'open',
    organisation: known?.name ?? '',
    // A device that was let in a moment ago has not read whose key signs dossiers.
    fingerprint: known === undefined ? '' : fingerprintOf(known.dossierKey),
    me: standingOf(organised),
    demonstration,
    ...(cases.erased === undefined ? {} : { erased: cases.erased }),
    clock: { now: vault.clock.now(), frozen },
  }
}
