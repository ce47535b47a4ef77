/** Acts on consents, releases, filings and papers: see `cases-acts.ts`. */
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import * as consents from '@safeconduct/host/cases/consent-acts.ts'
import { eraseCovered } from '@safeconduct/host/cases/erasing.ts'
import * as filings from '@safeconduct/host/cases/filing-acts.ts'
import { agreeToOpen, askToOpen } from '@safeconduct/host/cases/opening-seals.ts'
import * as releases from '@safeconduct/host/cases/release-acts.ts'
import { sealUp } from '@safeconduct/host/cases/sealing-up.ts'
import type { CasesCalls } from '../calls/cases-calls.ts'
import type { ReleaseRow } from '../calls/cases-leaving.ts'
import type { CaseAct } from './cases-acts.ts'
import { type Acted, type Answer, answered, type CasesDesk } from './cases-answering.ts'
import { exportPaper } from './cases-exports.ts'
import { consentsView, consentView, filingView, releaseRow, releaseView } from './cases-leaving-views.ts'
import { dayOf, type Looking, maybe } from './cases-naming.ts'

type ConsentRequest = Extract<CaseAct, { name: 'cases.consent' | 'cases.withdraw' }>

export async function ofConsent(desk: CasesDesk, request: ConsentRequest): Promise<Answer> {
  const { cases } = desk
  if (request.name === 'cases.withdraw') {
    const { id } = request.ask
    const done = await consents.withdraw(cases, request.ask)
    return answered(desk, done, (looking) => {
      const held = looking.world.byId(id)
      if (held === undefined || !done.ok) return undefined
      const { cancelled, recall, erasesAfter } = done.value
      return {
        consent: consentView(looking, held),
        cancelled: rowsOf(looking, cancelled),
        recall: rowsOf(looking, recall),
        ...maybe('erasesAfter', erasesAfter === undefined ? undefined : dayOf(erasesAfter)),
      }
    })
  }
  const { ask } = request
  const done = await consentDone(cases, ask)
  return answered(desk, done, (looking) =>
    consentsView(looking, ask.act === 'ask' ? ask.caseId : cases.index.caseOf(ask.id)),
  )
}

function rowsOf(looking: Looking, ids: readonly string[]): readonly ReleaseRow[] {
  return ids.flatMap((id) => {
    const held = looking.world.byId(id)
    return held === undefined ? [] : [releaseRow(looking, held)]
  })
}

function consentDone(cases: CasesWorld, ask: CasesCalls['cases.consent']['ask']): Promise<Acted> {
  switch (ask.act) {
    case 'ask': {
      const { act: _, ...wish } = ask
      return consents.askConsent(cases, wish)
    }
    case 'give':
      return consents.giveConsent(cases, { id: ask.id, ...maybe('explained', ask.explained) })
    case 'hear':
      return consents.hearConsent(cases, ask.id)
    case 'refuse':
      return consents.refuseConsent(cases, ask.id)
    case 'hold':
      return consents.holdConsent(cases, ask)
    case 'unhold':
      return consents.unholdConsent(cases, ask)
    case 'sealUp':
      return sealUp(cases, ask)
    case 'askOpen':
      return askToOpen(cases, ask)
    case 'agreeOpen':
      return agreeToOpen(cases, ask)
    case 'confirmErase':
      return consents.confirmErase(cases, ask.id)
    case 'erase':
      return eraseCovered(cases, ask.id)
  }
}

type ReleaseRequest = Extract<CaseAct, { name: 'cases.release' | 'cases.send' | 'cases.export' }>

export async function ofRelease(desk: CasesDesk, request: ReleaseRequest): Promise<Answer> {
  const { cases, open } = desk
  if (request.name === 'cases.export') return exportPaper(desk, request.ask)
  if (request.name === 'cases.send') {
    const { id, despite = [] } = request.ask
    const done = await releases.sendRelease(cases, { id, despite }, () => open.cases.merge())
    return answered(desk, done, (looking) => {
      const release = releaseView(looking, cases, id)
      return release === undefined ? undefined : { state: 'sent', release }
    })
  }
  const { ask } = request
  if (ask.act === 'draft') {
    const { act: _, ...wish } = ask
    const made = await releases.draftRelease(cases, wish)
    return answered(desk, made, (looking) => (made.ok ? releaseView(looking, cases, made.value) : undefined))
  }
  const done = await releaseDone(cases, ask)
  return answered(desk, done, (looking) => releaseView(looking, cases, ask.id))
}

function releaseDone(
  cases: CasesWorld,
  ask: Exclude<CasesCalls['cases.release']['ask'], { readonly act: 'draft' }>,
): Promise<Acted> {
  switch (ask.act) {
    case 'approve':
      return releases.approveRelease(cases, ask.id)
    case 'cancel':
      return releases.cancelRelease(cases, ask.id)
    case 'recall':
      return releases.recallRelease(cases, ask.id)
    case 'recalled':
      return releases.recalledRelease(cases, ask)
  }
}

export async function ofFiling(desk: CasesDesk, ask: CasesCalls['cases.filing']['ask']): Promise<Answer> {
  const { cases } = desk
  if (ask.act === 'draft') {
    const { act: _, ...wish } = ask
    const made = await filings.draftFiling(cases, wish)
    return answered(desk, made, (looking) => (made.ok ? filingView(looking, cases, made.value) : undefined))
  }
  const done = await filingDone(cases, ask)
  return answered(desk, done, (looking) => filingView(looking, cases, ask.id))
}

function filingDone(
  cases: CasesWorld,
  ask: Exclude<CasesCalls['cases.filing']['ask'], { readonly act: 'draft' }>,
): Promise<Acted> {
  switch (ask.act) {
    case 'remedies': {
      const { id, tried, whyNone } = ask
      return filings.stateRemedies(cases, { id, tried, ...maybe('whyNone', whyNone) })
    }
    case 'file':
      return filings.file(cases, ask)
    case 'stage':
      return filings.stageFiling(cases, ask)
    case 'response':
      return filings.respondFiling(cases, ask)
  }
}
