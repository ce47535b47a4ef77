/**
 * Drafts of the urgent appeals when somebody is taken: what each body's form asks for, filled by codes as far as the
 * records go, and what is still missing, listed. The program files nothing: a lawyer reads, completes and sends.
 *
 * No name and no place of stay enters a draft. Names meet the form in the lawyer's hands, at the moment of sending.
 */
import { instantOf } from '../base/date.ts'
import type { Language } from '../base/language.ts'
import { consentsOf, isUsable } from '../rules/consent.ts'
import {
  byCode,
  earliestIn,
  type Held,
  latestIn,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  type World,
} from '../rules/world.ts'
import { type AppealKind, appealKinds, forms, type MissingPart, purposeOf } from './appeal-forms.ts'
import type { CaseFile } from './case-files.ts'

export type AppealDraft = {
  readonly type: AppealKind
  /** Fields of an Intervention, as a form would send them. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly missing: readonly MissingPart[]
  /** Consents that the form rests on, where there are usable ones. */
  readonly consents: readonly string[]
}

export type Custody = {
  readonly at: number
  readonly known: string
  readonly heldBy?: string
  readonly heldWhere?: string
  readonly lastSeen?: number
}

export type Drafting = {
  readonly world: World
  readonly file: CaseFile
  readonly custody: Custody
  /** Consents that may be used now, by the rules of consent; judged again when it is sent. */
  readonly usable: readonly Held[]
  readonly language: Language
}

export function appealDrafts(drafting: Drafting): readonly AppealDraft[] {
  const open = new Set(
    drafting.file
      .of('Intervention')
      .filter((one) => textsIn(one, 'filedAt').length === 0 && textsIn(one, 'response').length === 0)
      .flatMap((one) => textsIn(one, 'type')),
  )
  // A draft that is already there is completed, not written again.
  return appealKinds.filter((kind) => !open.has(kind)).map((kind) => appealDraft(kind, drafting))
}

function appealDraft(kind: AppealKind, drafting: Drafting): AppealDraft {
  const form = forms[kind]
  const { file, usable } = drafting
  const language = languageFor(kind, drafting.language)
  const remedies = remediesOf(file)
  const answers = kind === 'X-UNSP' ? specialAnswers(drafting) : {}
  const purposes = form.needs.flatMap((need) => (need in purposeOf ? [purposeOf[keyOf(need)]] : []))
  return {
    type: kind,
    fields: {
      type: kind,
      body: form.body[language],
      by: 'us',
      personIds: file.person === '' ? [] : [file.person],
      actIds: file
        .of('Act')
        .map(({ id }) => id)
        .toSorted(byCode),
      asks: form.asks.map((ask) => ask[language]),
      ...(remedies === undefined ? {} : { remedies }),
      ...answers,
    },
    missing: form.needs.filter((need) => isMissing(need, drafting)),
    consents: usable
      .filter((one) => textsIn(one, 'purpose').some((purpose) => purposes.some((each) => each === purpose)))
      .map(({ id }) => id)
      .toSorted(byCode),
  }
}

/** A draft is in the language of the desk where the body reads it: a lawyer corrects it and sends it as it stands. */
function languageFor(kind: AppealKind, desk: Language): Language {
  const { reads } = forms[kind]
  return reads.find((one) => one === desk) ?? reads[0] ?? 'en'
}

/** Of a draft that is there: what its form still needs, as the records stand now. Nothing once it is filed. */
export function missingIn(world: World, file: CaseFile, filing: Held): readonly MissingPart[] {
  const kind = appealKinds.find((one) => textsIn(filing, 'type').includes(one))
  if (kind === undefined || textsIn(filing, 'filedAt').length > 0) return []
  const usable = consentsOf(file.person, world).filter((one) => isUsable(one, world))
  const drafting = { world, file, custody: custodyOf(file), usable, language: 'en' as const }
  return forms[kind].needs.filter((need) => isMissing(need, drafting))
}

/** What the custody record says; of two captures the last. */
function custodyOf(file: CaseFile): Custody {
  const [last] = file
    .of('Occurrence')
    .filter((one) => textsIn(one, 'what').includes('taken'))
    .toSorted((a, b) => (earliestIn(b, 'at') ?? 0) - (earliestIn(a, 'at') ?? 0) || byCode(a.id, b.id))
  if (last === undefined) return { at: Number.NaN, known: '' }
  const [heldBy, heldWhere] = [textIn(last, 'heldBy'), textIn(last, 'heldWhere')]
  const lastSeen = latestIn(last, 'lastSeen')
  return {
    at: earliestIn(last, 'at') ?? Number.NaN,
    known: textsIn(last, 'known').join('\n'),
    ...(heldBy === undefined ? {} : { heldBy }),
    ...(heldWhere === undefined ? {} : { heldWhere }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
  }
}

function keyOf(need: MissingPart): keyof typeof purposeOf {
  return need === 'consent-letter' || need === 'consent-report' ? need : 'consent-body'
}

function isMissing(need: MissingPart, { file, custody, usable, world }: Drafting): boolean {
  switch (need) {
    case 'identity':
      // Whoever drafts may not read the name, and then cannot say that it is there.
      return !world.ofType('Identity').some((one) => textsIn(one, 'personId').includes(file.person))
    case 'date':
      return !Number.isFinite(custody.at)
    case 'forces':
      return custody.heldBy === undefined
    case 'last-seen':
      return custody.lastSeen === undefined
    case 'place':
      return custody.heldWhere === undefined
    case 'facts':
      return custody.known.trim() === ''
    case 'remedies':
      return remediesOf(file) === undefined
    case 'consent-body':
    case 'consent-letter':
    case 'consent-report':
      return !usable.some((one) => textsIn(one, 'purpose').includes(purposeOf[need]))
    case 'name-or-initials':
      return answersGiven(file) === undefined
    // Nothing in the records says these: a lawyer does, each time.
    case 'state-party':
    case 'other-bodies':
    case 'authority-to-act':
      return true
  }
}

/** What was tried before, from filings to national bodies; without any, a lawyer writes why there was none (R24). */
function remediesOf(file: CaseFile): Readonly<Record<string, unknown>> | undefined {
  const domestic = file
    .of('Intervention')
    .filter((one) => textsIn(one, 'type').some((type) => national.has(type)))
  const tried = domestic.flatMap((one) => {
    const filed = latestIn(one, 'filedAt')
    const body = textIn(one, 'body')
    return filed === undefined || body === undefined ? [] : [`${instantOf(filed).slice(0, 10)} ${body}`]
  })
  if (tried.length > 0) return { tried: tried.toSorted(byCode) }
  const said = file.of('Intervention').flatMap((one) => shapesIn(one, 'remedies'))
  const whyNone = said.map((one) => textOf(one, 'whyNone')).find((one) => one !== undefined)
  const earlier = said.flatMap((one) => textListOf(one, 'tried'))
  if (earlier.length > 0) return { tried: [...new Set(earlier)].toSorted(byCode) }
  return whyNone === undefined ? undefined : { tried: [], whyNone }
}

const national: ReadonlySet<string> = new Set(['0201', '0202', 'X-DOM', 'X-DOMAPP'])

/** The four answers of the form (R25), only where the person gave them: an answer is never made up. */
function specialAnswers({ file, usable }: Drafting): Readonly<Record<string, unknown>> {
  const given = answersGiven(file)
  if (given === undefined) return {}
  const has = (purpose: string) => usable.some((one) => textsIn(one, 'purpose').includes(purpose))
  return {
    spAnswers: {
      consent: given['consent'] === true && has('P07'),
      knowsLetterToState: given['knowsLetterToState'] === true && has('P08'),
      knowsPublicReport: given['knowsPublicReport'] === true && has('P09'),
      nameOrInitials: given['nameOrInitials'],
    },
  }
}

function answersGiven(file: CaseFile): Readonly<Record<string, unknown>> | undefined {
  return file
    .of('Intervention')
    .toSorted((a, b) => byCode(a.id, b.id))
    .flatMap((one) => shapesIn(one, 'spAnswers'))
    .find((one) => textOf(one, 'nameOrInitials') !== undefined)
}
