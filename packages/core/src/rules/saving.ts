/**
 * The rules that hold when a form is saved (R06, R09, R10, R11, R18 to R21, R23 to R25, R32, and releases).
 *
 * A form is a side door: what an act would refuse must not come in field by field. Only what the save would newly
 * break is refused: a record that was wrong before can still be mended bit by bit.
 */
import { isText } from '../base/parse.ts'
import type { FilingWish } from './action.ts'
import { lowerPriorityBreaks, startLegBreaks } from './approvals.ts'
import { wishOf } from './as-of.ts'
import { closingBreaks } from './closing.ts'
import { filingBreaks, stageBreaks } from './interventions.ts'
import { mergeBreaks } from './merging.ts'
import { isClosedToMinors, minorBreaks } from './minors.ts'
import { releaseBreaks } from './release.ts'
import { placeBreaks } from './shelter.ts'
import { approvalBreaks, approvalsOf, legContent, releaseContent } from './signed.ts'
import { statementBreaks, statementOf } from './statements.ts'
import { supportForged } from './support-signed.ts'
import { translationBreaks } from './translation.ts'
import {
  cancellingUndone,
  droppedByForm,
  forgery,
  heardChanged,
  holdUndone,
  isForged,
  type Saving,
  shownTakenAway,
  weakenedByForm,
  withdrawalUndone,
} from './undoing.ts'
import type { Break } from './verdict.ts'
import {
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  timeOf,
  timesIn,
  type World,
  withRecord,
} from './world.ts'

type Look = (saving: Saving, world: World) => readonly Break[]

const looks: { readonly [type: string]: Look } = {
  Assistance: supportForged,
  Consent: (saving, world) => {
    const { after } = saving
    const isClosed =
      textsIn(after, 'purpose').some(isClosedToMinors) && textsIn(after, 'status').includes('given')
    const person = textIn(after, 'personId') ?? ''
    return [
      ...(isClosed ? minorBreaks(person, textIn(after, 'purpose') ?? '', world) : []),
      ...withdrawalUndone(saving, world.now),
      ...heardChanged(saving),
      ...holdUndone(saving),
    ]
  },
  Journey: (saving, world) => [...legsBreaks(saving, world), ...forgedIn(saving)],
  Statement: ({ before, after }, world) => {
    const was = before === undefined ? [] : statementBreaks(statementOf(before), world, after.id)
    return newly(was, statementBreaks(statementOf(after), world, after.id))
  },
  Intervention: filings,
  Testimony: ({ before, after }, world) => {
    const isNew = shapesIn(after, 'translation').length > 0 && !isSameField(before, after, 'translation')
    const [by] = shapesIn(after, 'translation').map((one) => textOf(one, 'by') ?? '')
    return isNew ? translationBreaks({ testimonyId: after.id, translation: '', by: by ?? '' }, world) : []
  },
  Case: (saving, world) => {
    const { before, after, by } = saving
    const to = textIn(after, 'priority') ?? ''
    const forged = forgedDecision(before, after, by)
    if (before === undefined) return forged
    return [
      ...lowerPriorityBreaks({ caseId: after.id, to, approvals: [] }, withRecord(world, before)),
      ...closingBreaks(saving, world),
      ...forged,
    ]
  },
  Person: ({ before, after }, world) => {
    const into = textIn(after, 'mergedInto')
    if (into === undefined || before === undefined || isSameField(before, after, 'mergedInto')) return []
    return mergeBreaks({ a: into, b: after.id, approvals: [] }, withRecord(world, before))
  },
  Release: (saving, world) => [
    ...releaseSaved(saving, world),
    ...forgedApprovals(saving),
    ...cancellingUndone(saving),
  ],
  RiskAssessment: assessmentSaved,
  EvidenceItem: shownTakenAway,
  Check: (saving, world) => [...droppedByForm(saving), ...weakenedByForm(saving, world.now)],
}

/** Whether a save of this type is looked at by any rule: for the others no world need be read. */
export function isLookedAt(type: string): boolean {
  return Object.hasOwn(looks, type)
}

export function savingBreaks(saving: Saving, world: World): readonly Break[] {
  return looks[saving.after.type]?.(saving, withRecord(world, saving.after)) ?? []
}

function newly(was: readonly Break[], now: readonly Break[]): readonly Break[] {
  const known = new Set(was.map(({ rule, because, field }) => `${rule} ${because} ${field ?? ''}`))
  return now.filter(({ rule, because, field }) => !known.has(`${rule} ${because} ${field ?? ''}`))
}

function isSameField(before: Held | undefined, after: Held, field: string): boolean {
  return JSON.stringify(before?.fields[field]) === JSON.stringify(after.fields[field])
}

const setOut: readonly string[] = ['underway', 'arrived', 'overdue']
const open: readonly string[] = [...setOut, 'planned', 'approved']

/** A leg that sets out is started, and a stay that is entered or booked takes a bed: by a form as by the act. */
function legsBreaks({ before, after }: Saving, world: World): readonly Break[] {
  const were = before === undefined ? [] : shapesIn(before, 'legs')
  const personId = textIn(after, 'personId')
  if (personId === undefined) return []
  return shapesIn(after, 'legs').flatMap((leg) => {
    const { n } = leg
    if (typeof n !== 'number') return []
    const earlier = were.find((one) => one['n'] === n)
    const state = textOf(leg, 'state') ?? ''
    const begins = setOut.includes(state) && !setOut.includes(textOf(earlier ?? {}, 'state') ?? '')
    const started = begins ? startLegBreaks({ journeyId: after.id, n }, world) : []
    const had = before === undefined || earlier === undefined ? [] : sheltersOf(before, earlier)
    const taken = sheltersOf(after, leg).filter((shelterId) => {
      const isNew = earlier === undefined || !had.includes(shelterId)
      return open.includes(state) && (isNew || begins || reachesFurther(earlier, leg))
    })
    return [
      ...started,
      ...taken.flatMap((shelterId) => placeBreaks({ personId, shelterId, ...datesOf(leg) }, world)),
    ]
  })
}

/** Days that were not booked before: the house may be full, or burnt, on them. */
function reachesFurther(earlier: Shape, leg: Shape): boolean {
  const [was, is] = [windowOf(earlier), windowOf(leg)]
  return is.from < was.from || is.to > was.to
}

function windowOf(leg: Shape): { readonly from: number; readonly to: number } {
  const { from, to } = datesOf(leg)
  return {
    from: timeOf(from) ?? Number.NEGATIVE_INFINITY,
    to: timeOf(to) ?? Number.POSITIVE_INFINITY,
  }
}

function sheltersOf(journey: Held, leg: Shape): readonly string[] {
  const apart = shapesIn(journey, 'stays').filter(({ n }) => n === leg['n'])
  return [...new Set([leg, ...apart].flatMap((one) => textOf(one, 'shelter') ?? []))]
}

function datesOf(leg: Shape): { readonly from?: string; readonly to?: string } {
  const [from, to] = [textOf(leg, 'from') ?? textOf(leg, 'planned'), textOf(leg, 'to')]
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** A leg that has set out is corrected as it was; until then, another way is another leg. */
function isSameLeg(known: Shape, leg: Shape): boolean {
  return (
    setOut.includes(textOf(known, 'state') ?? '') || legContent.every((part) => known[part] === leg[part])
  )
}

/** Everybody approves for themselves: a form in which one member writes two codes is one approval. */
function forgedIn({ before, after, by }: Saving): readonly Break[] {
  const were = before === undefined ? [] : shapesIn(before, 'legs')
  const forged = shapesIn(after, 'legs').filter((leg) => {
    // Both of two writings count as known: deciding between them forges nothing.
    const known = were
      .filter((one) => one['n'] === leg['n'] && isSameLeg(one, leg))
      .flatMap((one) => textListOf(one, 'approvals'))
    return isForged(known, textListOf(leg, 'approvals'), by)
  })
  return forged.map((leg) => forgery(after.id, `legs#${String(leg['n'])}`))
}

function forgedApprovals({ before, after, by }: Saving): readonly Break[] {
  // Other contents under the same signatures is what nobody signed.
  const isSigned = before !== undefined && releaseContent.every((field) => isSameField(before, after, field))
  const were = isSigned ? textsIn(before, 'approvals') : []
  return isForged(were, textsIn(after, 'approvals'), by) ? [forgery(after.id, 'approvals')] : []
}

/** R06: what is best for a minor is decided by two, and each signs what stands there, alone. */
function forgedDecision(before: Held | undefined, after: Held, by: string): readonly Break[] {
  const said = (held: Held | undefined) => (held === undefined ? [] : shapesIn(held, 'bestInterest'))
  const forged = said(after).some((one) => {
    const same = said(before).find((earlier) => textOf(earlier, 'decision') === textOf(one, 'decision'))
    // Under other words nobody else has signed yet.
    return isForged(same === undefined ? [] : textListOf(same, 'by'), textListOf(one, 'by'), by)
  })
  return forged ? [forgery(after.id, 'bestInterest')] : []
}

const judged = ['at', 'by', 'factors', 'likelihood', 'impact', 'priority', 'instrument', 'answers'] as const

/** Old assessments stay: who sees it otherwise writes a new one. The second name is signed by its bearer alone. */
function assessmentSaved({ before, after, by }: Saving): readonly Break[] {
  const rewritten =
    before === undefined ? undefined : judged.find((field) => !isSameField(before, after, field))
  const signed = textsIn(after, 'secondReader').filter(
    (code) => before === undefined || !textsIn(before, 'secondReader').includes(code),
  )
  const isSelf = signed.some((code) => textsIn(after, 'by').includes(code))
  // Who enters it under a colleague's code could sign it as the second reader: one person, two names.
  const isOthers = before === undefined && isForged([], textsIn(after, 'by'), by)
  return [
    ...(rewritten === undefined
      ? []
      : [
          {
            rule: 'R09' as const,
            record: after.id,
            field: rewritten,
            because: 'assessment-stays' as const,
            allow: 'assess-anew' as const,
          },
        ]),
    ...(isOthers ? [forgery(after.id, 'by')] : []),
    ...(isSelf || signed.some((code) => code !== by) ? [forgery(after.id, 'secondReader')] : []),
  ]
}

/** R23 when the stage moves, R24 and R25 when it is filed. */
function filings({ before, after }: Saving, world: World): readonly Break[] {
  const stage = textIn(after, 'stage')
  const moved = stage !== undefined && !isSameField(before, after, 'stage')
  const proof = shapesIn(after, 'stageHistory').findLast((step) => step['stage'] === stage)
  const itemId = proof === undefined ? undefined : textOf(proof, 'itemId')
  const isFiled = timesIn(after, 'filedAt').length > 0 && !isSameField(before, after, 'filedAt')
  const isOurs = textsIn(after, 'by').includes('us')
  return [
    ...(moved
      ? stageBreaks({ interventionId: after.id, stage, ...(itemId === undefined ? {} : { itemId }) }, world)
      : []),
    ...(isFiled && isOurs ? filingBreaks(filingOf(after), world, after.id) : []),
  ]
}

/** What an intervention says of itself, as the rules judge a filing. */
export function filingOf(held: Held): FilingWish {
  const [remedies] = shapesIn(held, 'remedies')
  const [answers] = shapesIn(held, 'spAnswers')
  const body = textIn(held, 'body')
  const whyNone = remedies === undefined ? undefined : textOf(remedies, 'whyNone')
  return {
    type: textIn(held, 'type') ?? '',
    ...(body === undefined ? {} : { body }),
    personIds: textsIn(held, 'personIds'),
    ...(remedies === undefined
      ? {}
      : {
          remedies: { tried: textListOf(remedies, 'tried'), ...(whyNone === undefined ? {} : { whyNone }) },
        }),
    ...(answers === undefined ? {} : { spAnswers: answersIn(answers) }),
  }
}

function answersIn(answers: Shape): NonNullable<FilingWish['spAnswers']> {
  const { nameOrInitials } = answers
  return {
    consent: answers['consent'] === true,
    knowsLetterToState: answers['knowsLetterToState'] === true,
    knowsPublicReport: answers['knowsPublicReport'] === true,
    ...(isText(nameOrInitials) ? { nameOrInitials } : {}),
  }
}

/** Approved or sent by a form is judged as if it were sent. */
function releaseSaved({ before, after }: Saving, world: World): readonly Break[] {
  const leaves = textsIn(after, 'state').some((state) => state === 'approved' || state === 'sent')
  if (!leaves || isSameField(before, after, 'state')) return []
  const wish = wishOf(after)
  return wish === undefined
    ? [{ rule: 'R01', record: after.id, because: 'nobody-to-ask', allow: 'leave-out' }]
    : [
        ...approvalBreaks(after, world),
        ...releaseBreaks({ ...wish, approvals: approvalsOf(after, world) }, world),
      ]
}
