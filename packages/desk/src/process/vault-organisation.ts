/** What the vault's process answers of the organisation, its copies, its papers and its alarms. */

import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { caseAlarms } from '@safeconduct/host/line/case-alarms.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { OrganisationCalls } from '../calls/organisation.ts'
import type { Request } from '../calls/requests.ts'
import type { SyncCalls, SyncView } from '../calls/sync.ts'
import { accessView } from './access-view.ts'
import { alarmViews, lateViews, proposalViews } from './act-views.ts'
import { act } from './acting.ts'
import { makeBundleFile, takeBundleFile } from './bundle-jobs.ts'
import { refusedBy } from './call-refusal.ts'
import { duressFor } from './line-duress.ts'
import type { OpenVault } from './open-vault.ts'
import { organisationView } from './organisation-view.ts'
import { makeKit, makeShares } from './papers.ts'
import { strikeViews } from './strike-views.ts'
import { turnOff, turnOn } from './unlock-share.ts'

type Answer = Result<unknown, CallRefusal>
type Asked = Exclude<
  keyof OrganisationCalls | keyof SyncCalls,
  'organisation.join' | 'organisation.recover' | 'joining.read' | 'joining.drop'
>

export async function answerOfOrganisation(
  open: OpenVault,
  home: string,
  request: Request<Asked>,
): Promise<Answer> {
  const { organised, copies } = open
  switch (request.name) {
    case 'organisation.read':
      return organisationOf(open)
    case 'organisation.noticed':
      await keepNoticed(open, request.ask.id)
      return organisationOf(open)
    case 'access.read':
      return ok(accessView(organised, request.ask.caseId))
    case 'proposals.read':
      return ok({ proposals: proposalViews(organised) })
    case 'sync.read':
      return ok(withDuress(open, copies.view()))
    case 'sync.now':
      return ok(withDuress(open, await copies.now()))
    case 'alarms.read':
      return ok({ alarms: alarmViews(organised) })
    case 'alarms.acknowledge':
      await acknowledge(open, request.ask.id)
      return ok({ alarms: alarmViews(organised) })
    case 'strikes.read':
      return ok({ strikes: strikeViews(organised) })
    case 'late.read':
      return ok({ entries: lateViews(organised) })
    case 'late.adopt':
      return adopt(open, request.ask.id)
    case 'bundle.make':
      return makeBundleFile(open, home, request.ask)
    case 'bundle.take':
      return takeBundleFile(open, home, request.ask)
    case 'kit.make':
      return makeKit(open)
    case 'share.on':
      return turnOn(open.vault, request.ask)
    case 'share.off':
      return turnOff(open.vault, request.ask)
    case 'shares.make':
      return makeShares(open, request.ask)
    default:
      return act(organised, () => copies.hurry(), request)
  }
}

/** The bar of alarms shows it beside what the relay did: nothing rings, and nobody beside the desk hears it. */
function withDuress({ line }: OpenVault, view: SyncView): SyncView {
  const standing = line.work.standing()
  const contacts = standing.state === 'not-mine' ? [] : standing.world.index.contacts()
  const [newest, ...others] = standing.state === 'not-mine' ? [] : duressFor(standing.world)
  // Who reads the line knows the person's own alarm, and whether somebody has taken note of it.
  const known = new Set(
    contacts.flatMap(({ duress, caseId }) => (duress === undefined ? [] : (caseId ?? []))),
  )
  const cases = caseAlarms(line.work.vault).filter(({ caseId }) => !known.has(caseId))
  const [newestCase] = cases
  return {
    ...view,
    ...(newest === undefined ? {} : { duress: { count: 1 + others.length, request: newest.request } }),
    ...(newestCase === undefined ? {} : { caseDuress: { count: cases.length, caseId: newestCase.caseId } }),
  }
}

function organisationOf({ organised }: OpenVault): Answer {
  const noticed = organised.replica.store.shelf.list(noticedShelf, '').map(({ key }) => key)
  const view = organisationView(organised, new Set(noticed))
  // A device that was let in a moment ago has not read the list yet.
  return view === undefined ? refuse({ kind: 'not-read-yet' }) : ok(view)
}

/** Notices that were read on this device. */
const noticedShelf = 'noticed'

async function keepNoticed({ organised: { replica } }: OpenVault, id: string): Promise<void> {
  const { store } = replica
  await replica.turn(async () => store.transaction(() => store.shelf.put(noticedShelf, id, utf8('read'))))
}

async function acknowledge({ organised: { replica } }: OpenVault, id: string): Promise<void> {
  await replica.turn(async () => replica.store.transaction(() => replica.alarms.markSeen(id)))
}

async function adopt({ organised, copies }: OpenVault, id: string): Promise<Answer> {
  const adopted = await organised.replica.adopt(id)
  if (!adopted.ok) return refusedBy(adopted.refusal)
  copies.saved()
  return ok({ entries: lateViews(organised) })
}
