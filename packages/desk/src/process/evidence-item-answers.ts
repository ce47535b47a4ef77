/** What the vault's process answers of single items. Rules C112 and on, C133 to C135 of docs/formats/desk-calls.md. */
import type { Result } from '@safeconduct/core/base/result.ts'
import { unreachable } from '@safeconduct/core/base/result.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { CallRefusal } from '../calls/calls.ts'
import { evidenceItemRequests } from '../calls/evidence-item-requests.ts'
import type { ItemCalls } from '../calls/evidence-items.ts'
import type { Request } from '../calls/requests.ts'
import { accountView, makeAccount, sealHere } from './evidence-account.ts'
import { beforeAnAccountOf } from './evidence-before.ts'
import { capturePage } from './evidence-capture.ts'
import { coverMake, coverStart } from './evidence-cover.ts'
import { clip, stills, strip } from './evidence-film.ts'
import { fileOf, look, type Write } from './evidence-look.ts'
import { reportOf } from './evidence-report.ts'
import { takeFromLine, takeOut } from './evidence-take-more.ts'
import { itemView, wallOf } from './evidence-wall.ts'
import type { OpenVault } from './open-vault.ts'

type ItemRequest = Request<keyof ItemCalls>

export function isOfItems(request: Request): request is ItemRequest {
  return Object.hasOwn(evidenceItemRequests, request.name)
}

/** Whatever is written, a custody event too, is waited for by a lock and goes out with the next round. */
export async function answerOfItems(
  { jobs, copies, line }: OpenVault,
  cases: CasesWorld,
  write: Write,
  request: ItemRequest,
): Promise<Result<unknown, CallRefusal>> {
  const saving = async <T>(work: Promise<T>): Promise<T> => {
    const done = await write(work)
    copies.saved()
    return done
  }
  switch (request.name) {
    case 'evidence.wall':
      return wallOf(cases, request.ask)
    case 'evidence.item':
      return itemView(cases, request.ask)
    case 'evidence.look':
      return look(cases, saving, request.ask)
    case 'evidence.report':
      return reportOf(cases, saving, request.ask)
    case 'evidence.takeLine':
      return saving(takeFromLine(cases, line.work.standing(), request.ask))
    case 'evidence.takeOut':
      return takeOut(cases, saving, request.ask)
    case 'evidence.file':
      return fileOf(cases, saving, request.ask)
    case 'evidence.coverStart':
      return coverStart(cases, saving, request.ask)
    case 'evidence.coverMake':
      return coverMake(cases, jobs, request.ask, () => copies.saved())
    case 'evidence.strip':
      return strip(cases, request.ask)
    case 'evidence.stills':
      return stills(cases, saving, request.ask)
    case 'evidence.clip':
      return clip(cases, saving, request.ask)
    case 'evidence.beforeTaking':
      return beforeAnAccountOf(cases, request.ask)
    case 'evidence.account':
      return accountView(cases, request.ask)
    case 'evidence.accountMake':
      return saving(makeAccount(cases, request.ask))
    case 'evidence.accountSeal':
      return saving(sealHere(cases, request.ask))
    case 'evidence.capture':
      return capturePage(cases, jobs, request.ask, saving)
    default:
      return unreachable(request)
  }
}
