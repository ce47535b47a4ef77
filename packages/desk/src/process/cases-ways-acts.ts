/** Acts on journeys, visas, programmes, support and checks: see `cases-acts.ts`. */
import { refuse } from '@safeconduct/core/base/result.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import * as checks from '@safeconduct/host/cases/check-acts.ts'
import { changeCheck } from '@safeconduct/host/cases/check-changes.ts'
import { settleHouse } from '@safeconduct/host/cases/house-acts.ts'
import * as legs from '@safeconduct/host/cases/leg-acts.ts'
import * as ends from '@safeconduct/host/cases/leg-ends.ts'
import * as ways from '@safeconduct/host/cases/visa-acts.ts'
import type { CasesCalls } from '../calls/cases-calls.ts'
import type { SupportRow, VisaRow } from '../calls/cases-moves.ts'
import type { CaseAct } from './cases-acts.ts'
import { type Acted, type Answer, answered, type CasesDesk, refusedHere } from './cases-answering.ts'
import { checkRowOf } from './cases-checks-views.ts'
import { journeyView } from './cases-moves-views.ts'
import { type Looking, maybe } from './cases-naming.ts'
import { programmesView, supportRows, visaRows } from './cases-ways-views.ts'
import { withoutCode } from './organised.ts'

export async function ofLeg(desk: CasesDesk, ask: CasesCalls['cases.leg']['ask']): Promise<Answer> {
  const { cases } = desk
  if (ask.act === 'plan') {
    const planned = await legs.planLeg(cases, ask)
    return answered(desk, planned, (looking) =>
      planned.ok ? journeyView(looking, planned.value) : undefined,
    )
  }
  const done = await legDone(cases, ask)
  return answered(desk, done, (looking) => journeyView(looking, ask.journey))
}

function legDone(
  cases: CasesWorld,
  ask: Exclude<CasesCalls['cases.leg']['ask'], { readonly act: 'plan' }>,
): Promise<Acted> {
  switch (ask.act) {
    case 'approve':
      return legs.approveLeg(cases, ask)
    case 'require':
      return legs.requireForLeg(cases, ask)
    case 'start':
      return legs.startLeg(cases, ask)
    case 'arrive':
      return ends.arriveLeg(cases, ask)
    case 'end':
      return legs.endLeg(cases, ask)
    case 'abort':
      return ends.abortLeg(cases, ask)
    case 'house':
      return settleHouse(cases, ask)
  }
}

type WaysAct = Extract<CaseAct, { name: 'cases.visa' | 'cases.programme' | 'cases.supportAct' }>

export async function ofWays(desk: CasesDesk, request: WaysAct): Promise<Answer> {
  const { cases } = desk
  switch (request.name) {
    case 'cases.visa': {
      const { ask } = request
      if (ask.act === 'open') {
        const opened = await ways.openVisa(cases, ask)
        return answered(desk, opened, (looking) => visaOf(looking, opened.ok ? opened.value : ''))
      }
      const done = await (ask.act === 'move' ? ways.moveVisa(cases, ask) : ways.stageVisa(cases, ask))
      return answered(desk, done, (looking) => visaOf(looking, ask.id))
    }
    case 'cases.programme': {
      const done = await programmeDone(cases, request.ask)
      return answered(desk, done, programmesView)
    }
    case 'cases.supportAct': {
      const { ask } = request
      if (ask.act === 'request') {
        const made = await requested(cases, ask)
        return answered(desk, made, (looking) => supportOf(looking, made.ok ? made.value : ''))
      }
      const done = await supportDone(cases, ask)
      return answered(desk, done, (looking) => supportOf(looking, ask.id))
    }
  }
}

function supportDone(
  cases: CasesWorld,
  ask: Exclude<CasesCalls['cases.supportAct']['ask'], { readonly act: 'request' }>,
): Promise<Acted> {
  if (ask.act === 'account') return ways.accountSupport(cases, ask.id, ask.receipt)
  return ask.act === 'approve' ? ways.approveSupport(cases, ask.id) : ways.paySupport(cases, ask.id)
}

function programmeDone(cases: CasesWorld, ask: CasesCalls['cases.programme']['ask']): Promise<Acted> {
  if (ask.act === 'status') {
    const { id, status, at, source } = ask
    return ways.stateProgramme(cases, { id, status, at, source })
  }
  const { act: _, ...wish } = ask
  return ways.openProgramme(cases, wish)
}

function requested(
  cases: CasesWorld,
  ask: Extract<CasesCalls['cases.supportAct']['ask'], { readonly act: 'request' }>,
): ReturnType<typeof ways.requestSupport> {
  const { act: _, ...wish } = ask
  return ways.requestSupport(cases, wish)
}

function visaOf(looking: Looking, id: string): VisaRow | undefined {
  return visaRows(looking).find((row) => row.id === id)
}

function supportOf(looking: Looking, id: string): SupportRow | undefined {
  return supportRows(looking).find((row) => row.id === id)
}

export async function ofCheck(desk: CasesDesk, ask: CasesCalls['cases.check']['ask']): Promise<Answer> {
  const { cases } = desk
  if (ask.act === 'arm') {
    const { act: _, ...wish } = ask
    const armed = await checks.armCheck(cases, wish)
    return answered(desk, armed, (looking) => checkAnswer(looking, armed.ok ? armed.value : ''))
  }
  if (ask.act === 'link') {
    const relay = relayOf(cases.vault.replica)
    if (relay === undefined) return refuse({ kind: 'no-relay' })
    const host = withoutCode(relay.url)
    const made = await checks.linkCheck(cases, { ...ask, host })
    if (!made.ok) return refusedHere(desk, made.refusal)
    return answered(desk, made, (looking) => {
      const answer = checkAnswer(looking, ask.id)
      return answer === undefined ? undefined : { ...answer, link: { url: made.value } }
    })
  }
  const done = await checkDone(cases, ask)
  return answered(desk, done, (looking) => checkAnswer(looking, ask.id))
}

function checkAnswer(looking: Looking, id: string): { readonly check: object } | undefined {
  const check = checkRowOf(looking, id)
  return check === undefined ? undefined : { check }
}

function checkDone(
  cases: CasesWorld,
  ask: Exclude<CasesCalls['cases.check']['ask'], { readonly act: 'arm' | 'link' }>,
): Promise<Acted> {
  switch (ask.act) {
    case 'answer':
      return checks.answerCheck(cases, {
        id: ask.id,
        ...maybe('word', ask.word),
        ...maybe('outcome', ask.outcome),
      })
    case 'acknowledge':
      return checks.acknowledgeCheck(cases, ask.id)
    case 'drop':
      return checks.dropCheck(cases, ask)
    case 'change':
      return changeCheck(cases, ask)
  }
}
