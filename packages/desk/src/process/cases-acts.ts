/** What people do in cases: parsed at the door, judged and written by `host`, answered with the refreshed view. */
import { moveCase } from '@safeconduct/host/cases/case-state.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import * as houses from '@safeconduct/host/cases/house-acts.ts'
import { sayOfAge } from '@safeconduct/host/cases/person-acts.ts'
import * as risk from '@safeconduct/host/cases/risk-acts.ts'
import { raid, taken } from '@safeconduct/host/cases/taken-acts.ts'
import type { CasesCalls } from '../calls/cases-calls.ts'
import type { Request } from '../calls/requests.ts'
import { type Answer, answered, type CasesDesk, story } from './cases-answering.ts'
import { taskRow } from './cases-checks-views.ts'
import { exposureView, knewOf, takenView, viewOf } from './cases-exposure.ts'
import { ofConsent, ofFiling, ofRelease } from './cases-leaving-acts.ts'
import { shelterView } from './cases-moves-views.ts'
import { ofSealed } from './cases-sealed.ts'
import { settingsDone } from './cases-settings.ts'
import { storyView } from './cases-story.ts'
import { ofCheck, ofLeg, ofWays } from './cases-ways-acts.ts'
import type { OpenVault } from './open-vault.ts'

type Looked =
  | 'cases.tonight'
  | 'cases.board'
  | 'cases.story'
  | 'cases.shelters'
  | 'cases.shelter'
  | 'cases.journeys'
  | 'cases.visas'
  | 'cases.programmes'
  | 'cases.counts'
  | 'cases.support'
  | 'cases.checks'
  | 'cases.exposure'
  | 'cases.takenRead'
  | 'cases.meeting'
  | 'cases.consents'
  | 'cases.releases'
  | 'cases.releaseRead'
  | 'cases.filings'
  | 'cases.settings'
export type CaseAct = Request<Exclude<keyof CasesCalls, Looked>>
type Write = <T>(work: Promise<T>) => Promise<T>

export async function actOnCases(
  open: OpenVault,
  cases: CasesWorld,
  write: Write,
  request: CaseAct,
): Promise<Answer> {
  const desk: CasesDesk = { open, cases }
  const done = await write(acted(desk, request))
  open.copies.saved()
  open.cases.changed()
  return done
}

function acted(desk: CasesDesk, request: CaseAct): Promise<Answer> {
  switch (request.name) {
    case 'cases.assess':
    case 'cases.secondRead':
    case 'cases.move':
    case 'cases.step':
    case 'cases.ofAge':
    case 'cases.bestInterest':
    case 'cases.occurrence':
    case 'cases.correction':
    case 'cases.told':
    case 'cases.task':
      return ofRisk(desk, request)
    case 'cases.place':
    case 'cases.shelterState':
    case 'cases.compromise':
    case 'cases.raid':
    case 'cases.taken':
      return ofHouse(desk, request)
    case 'cases.leg':
      return ofLeg(desk, request.ask)
    case 'cases.visa':
    case 'cases.programme':
    case 'cases.supportAct':
      return ofWays(desk, request)
    case 'cases.check':
      return ofCheck(desk, request.ask)
    case 'cases.consent':
    case 'cases.withdraw':
      return ofConsent(desk, request)
    case 'cases.openSealed':
    case 'cases.notShown':
    case 'cases.merge':
      return ofSealed(desk, request)
    case 'cases.release':
    case 'cases.send':
    case 'cases.export':
      return ofRelease(desk, request)
    case 'cases.filing':
      return ofFiling(desk, request.ask)
    case 'cases.setRole':
    case 'cases.channel':
      return settingsDone(desk, request)
  }
}

type RiskAct = Extract<
  CaseAct,
  {
    name:
      | 'cases.assess'
      | 'cases.secondRead'
      | 'cases.move'
      | 'cases.step'
      | 'cases.ofAge'
      | 'cases.bestInterest'
      | 'cases.occurrence'
      | 'cases.correction'
      | 'cases.told'
      | 'cases.task'
  }
>

async function ofRisk(desk: CasesDesk, request: RiskAct): Promise<Answer> {
  const { cases } = desk
  switch (request.name) {
    case 'cases.assess':
      return story(desk, await risk.assess(cases, request.ask), request.ask.id)
    case 'cases.secondRead':
      return story(desk, await risk.secondRead(cases, request.ask), request.ask.id)
    case 'cases.move':
      return story(desk, await moveCase(cases, request.ask), request.ask.id)
    case 'cases.step':
      return story(desk, await risk.promiseStep(cases, request.ask), request.ask.id)
    case 'cases.ofAge':
      return story(desk, await sayOfAge(cases, request.ask.id), request.ask.id)
    case 'cases.bestInterest':
      return story(desk, await risk.decideBestInterest(cases, request.ask), request.ask.id)
    case 'cases.occurrence':
      return story(desk, await risk.noteOccurrence(cases, request.ask), request.ask.caseId)
    case 'cases.correction':
      return story(desk, await risk.askCorrection(cases, request.ask), request.ask.caseId)
    case 'cases.told':
      return story(desk, await risk.noteTold(cases, request.ask), request.ask.caseId)
    case 'cases.task': {
      const done = await risk.keepTask(cases, request.ask)
      return answered(desk, done, (looking) => {
        const held = done.ok ? looking.world.byId(done.value) : undefined
        return held === undefined ? undefined : taskRow(looking, held)
      })
    }
  }
}

type HouseAct = Extract<
  CaseAct,
  {
    name: 'cases.place' | 'cases.shelterState' | 'cases.compromise' | 'cases.raid' | 'cases.taken'
  }
>

async function ofHouse(desk: CasesDesk, request: HouseAct): Promise<Answer> {
  const { cases, open } = desk
  switch (request.name) {
    case 'cases.place': {
      const { shelter } = request.ask
      return answered(desk, await houses.place(cases, request.ask), (looking) =>
        shelterView(looking, shelter),
      )
    }
    case 'cases.shelterState': {
      const done = await houses.stateShelter(cases, request.ask)
      return answered(desk, done, (looking) => shelterView(looking, request.ask.id))
    }
    case 'cases.compromise': {
      const { id } = request.ask
      const done = await houses.compromise(cases, request.ask)
      return answered(desk, done, (looking) => {
        const exposure = exposureView(looking, id)
        return exposure === undefined ? undefined : { shelter: shelterView(looking, id), exposure }
      })
    }
    case 'cases.raid': {
      const { shelter, at } = request.ask
      const done = await raid(cases, request.ask)
      return answered(desk, done, (looking) => {
        if (!done.ok) return undefined
        const { plan, exposure } = done.value
        const views = plan.taken.flatMap(({ caseId, occurrence }) => {
          const told = storyView(looking, cases, open.organised, caseId)
          if (told === undefined) return []
          return [takenView(looking, cases, told, { occurrence: occurrence.id, at: Date.parse(at) })]
        })
        return {
          shelter: shelterView(looking, shelter),
          exposure: viewOf(looking, shelter, exposure, knewOf(looking, shelter)),
          taken: views,
        }
      })
    }
    case 'cases.taken': {
      const { caseId, at } = request.ask
      const done = await taken(cases, request.ask)
      return answered(desk, done, (looking) => {
        const told = storyView(looking, cases, open.organised, caseId)
        if (told === undefined || !done.ok) return undefined
        const { occurrence } = done.value
        return takenView(looking, cases, told, { occurrence, at: Date.parse(at) })
      })
    }
  }
}
