/**
 * Drafts of the urgent appeals when somebody is taken: what each body's form asks for, filled by codes as far as the
 * records go, and what is still missing, listed. The program files nothing: a lawyer reads, completes and sends.
 *
 * No name and no place of stay enters a draft. Names meet the form in the lawyer's hands, at the moment of sending.
 */
import { instantOf } from '../base/date.ts'
import type { Language, Words } from '../base/language.ts'
import { words } from '../records/field.ts'
import {
  byCode,
  type Held,
  latestIn,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  type World,
} from '../rules/world.ts'
import type { CaseFile } from './case-files.ts'

/** Kinds of `interventionType` that are drafted. */
export const appealKinds = ['X-CEDUA', 'X-CAT22', 'X-ECHR39', 'X-UNSP'] as const
export type AppealKind = (typeof appealKinds)[number]

/** What a form asks for and the records do not say: one closed list, so that a screen has words for each. */
export const missingParts = [
  'identity',
  'state-party',
  'date',
  'forces',
  'last-seen',
  'place',
  'facts',
  'remedies',
  'other-bodies',
  'consent-body',
  'consent-letter',
  'consent-report',
  'name-or-initials',
  'authority-to-act',
] as const
export type MissingPart = (typeof missingParts)[number]

export type AppealDraft = {
  readonly type: AppealKind
  /** Fields of an Intervention, as a form would send them. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly missing: readonly MissingPart[]
  /** Consents that the form rests on, where there are usable ones. */
  readonly consents: readonly string[]
}

type Form = {
  readonly body: string
  readonly asks: readonly Words[]
  readonly needs: readonly MissingPart[]
}

const forms: { readonly [K in AppealKind]: Form } = {
  // Not anonymous, but the author's identity stays confidential; facts suffice; shown to national bodies first.
  'X-CEDUA': {
    body: 'UN Committee on Enforced Disappearances',
    asks: [
      words(
        'Request the State party to search for the person at once and to say where the person is held.',
        'Потребовать от государства немедленно искать человека и сообщить, где его держат.',
        'Demander à l’État partie de rechercher la personne sans délai et de dire où elle est détenue.',
      ),
      words(
        'Request interim measures that protect the person, the family and those who report.',
        'Потребовать временных мер защиты человека, близких и заявителей.',
        'Demander des mesures conservatoires pour la personne, ses proches et les auteurs.',
      ),
    ],
    needs: ['identity', 'state-party', 'date', 'forces', 'facts', 'remedies'],
  },
  'X-CAT22': {
    body: 'UN Committee against Torture',
    asks: [
      words(
        'Interim measures: no return to the place of danger, no ill-treatment, access to a lawyer and a doctor.',
        'Временные меры: не возвращать в место опасности, не применять пыток, допустить юриста и врача.',
        'Mesures provisoires : ni renvoi vers le danger ni mauvais traitements, accès à un avocat et à un médecin.',
      ),
    ],
    needs: [
      'identity',
      'state-party',
      'facts',
      'remedies',
      'other-bodies',
      'authority-to-act',
      'consent-body',
    ],
  },
  'X-ECHR39': {
    body: 'European Court of Human Rights',
    asks: [
      words(
        'Interim measure: access to a lawyer and a doctor, and no transfer, until the Court has examined the request.',
        'Временная мера: доступ юриста и врача, без перевозки, пока Суд не рассмотрит просьбу.',
        'Mesure provisoire : accès à un avocat et à un médecin, aucun transfert, avant l’examen par la Cour.',
      ),
    ],
    needs: ['identity', 'state-party', 'date', 'facts', 'remedies', 'authority-to-act', 'consent-body'],
  },
  'X-UNSP': {
    body: 'UN Special Procedures',
    asks: [
      words(
        'Urgent appeal to the State: where is the person, on what ground, who has access.',
        'Срочное обращение к государству: где человек, на каком основании, кто имеет доступ.',
        'Appel urgent à l’État : où est la personne, sur quelle base, qui y a accès.',
      ),
    ],
    needs: [
      'identity',
      'date',
      'place',
      'forces',
      'facts',
      'consent-body',
      'consent-letter',
      'consent-report',
      'name-or-initials',
    ],
  },
}

/** Purposes of consent that each part rests on. */
const purposeOf = { 'consent-body': 'P07', 'consent-letter': 'P08', 'consent-report': 'P09' } as const

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
  const { file, language, usable } = drafting
  const remedies = remediesOf(file)
  const answers = kind === 'X-UNSP' ? specialAnswers(drafting) : {}
  const purposes = form.needs.flatMap((need) => (need in purposeOf ? [purposeOf[keyOf(need)]] : []))
  return {
    type: kind,
    fields: {
      type: kind,
      body: form.body,
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
