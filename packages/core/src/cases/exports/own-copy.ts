/**
 * A person's own copy: what the network keeps about them, in plain words, and nothing of anybody else.
 *
 * Whoever finds it must not learn where anybody lives or who works here: no address, no member, no other code. An account
 * names others as a matter of course, so it goes along only when a member has read it for that.
 */
import { instantOf } from '../../base/date.ts'
import { ok, type Result } from '../../base/result.ts'
import { recipientKind } from '../../records/choices/consent.ts'
import { correctionState } from '../../records/choices/risk.ts'
import { words } from '../../records/field.ts'
import type { RecordTypeName } from '../../records/record-types.ts'
import { assistanceType } from '../../records/vocabulary/assistance-type.ts'
import { caseState } from '../../records/vocabulary/case-state.ts'
import { consentPurpose } from '../../records/vocabulary/consent-purpose.ts'
import { consentStatus } from '../../records/vocabulary/consent-status.ts'
import { threatActor } from '../../records/vocabulary/threat-actor.ts'
import { visaState } from '../../records/vocabulary/visa-state.ts'
import { codesOf } from '../../rules/persons.ts'
import {
  earliestIn,
  type Held,
  latestIn,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
} from '../../rules/world.ts'
import { samePersons } from '../same-person.ts'
import { supportOf, wasGiven } from '../support.ts'
import { visasNow } from '../visas.ts'
import { othersSigns, withoutOthers } from './others.ts'
import type { SecretPaper, Section } from './paper.ts'
import { codeOf } from './resettlement.ts'
import { type Asked, cannot, type PaperRefusal, type Writing, written } from './written.ts'

/** `readForOthers`: accounts that a member has read and found nobody else in. Others of the release are refused. */
export function ownCopy(
  asked: Asked & { readonly readForOthers: readonly string[] },
): Result<SecretPaper, PaperRefusal> {
  return written('own-copy', asked, (writing) => {
    const accounts = accountsIn(writing)
    if (accounts.some(({ id }) => !asked.readForOthers.includes(id))) return cannot('not-read-for-others')
    return ok({
      title: writing.say(
        words('What we keep about you', 'Что мы храним о вас', 'Ce que nous gardons sur vous'),
      ),
      sections: [
        aboutSection(writing),
        consentSection(writing),
        leftSection(writing),
        helpSection(writing),
        visaSection(writing),
        correctionSection(writing),
        ...accountSection(writing, accounts),
        rightsSection(writing),
      ],
    })
  })
}

function mine({ world, person }: Writing, type: RecordTypeName, field = 'personId'): readonly Held[] {
  const codes = codesOf(person, world)
  return world.ofType(type).filter((record) => textsIn(record, field).some((id) => codes.has(id)))
}

function dayOf(at: number | undefined): string {
  return at === undefined ? '?' : instantOf(at).slice(0, 10)
}

function aboutSection(writing: Writing): Section {
  const { box, section, term, world, person } = writing
  const files = mine(writing, 'Case')
  return section('about', words('You', 'Вы', 'Vous'), [
    box('code', words('Your code with us', 'Ваш код у нас', 'Votre code chez nous'), codeOf(world, person)),
    box(
      'since',
      words('Your file was opened on', 'Дело открыто', 'Votre dossier fut ouvert le'),
      ...files.map((file) => dayOf(earliestIn(file, 'openedAt'))),
    ),
    box(
      'state',
      words('How it stands', 'Как обстоит', 'Où il en est'),
      ...files.flatMap((file) => textsIn(file, 'state').map((code) => term(caseState, code))),
    ),
    box(
      'feared',
      words('Whom you told us you fear', 'Кого вы опасаетесь с ваших слов', 'Qui vous craignez, selon vous'),
      ...new Set(
        files.flatMap((file) => textsIn(file, 'threatActors').map((code) => term(threatActor, code))),
      ),
    ),
  ])
}

function consentSection(writing: Writing): Section {
  const { box, section, term, say } = writing
  const until = say(words('until', 'до', 'jusqu’au'))
  const lines = mine(writing, 'Consent').map((consent) => {
    const to = shapesIn(consent, 'recipients').flatMap((one) => named(writing, one))
    const status = textsIn(consent, 'status')
      .map((code) => term(consentStatus, code))
      .join(' / ')
    const what = term(consentPurpose, textIn(consent, 'purpose') ?? '')
    return [what, ...to, status, `${until} ${dayOf(earliestIn(consent, 'expiresAt'))}`].join(' · ')
  })
  return section(
    'consents',
    words('What you agreed to', 'На что вы согласились', 'Ce que vous avez accepté'),
    [box('consents', words('One line for each', 'По строке на каждое', 'Une ligne pour chacun'), ...lines)],
  )
}

/** A recipient by name; a whole class, and a State that is not yet to be named (rule R33), by its kind. */
function named({ term }: Writing, to: Shape): readonly string[] {
  const [kind, name] = [textOf(to, 'kind') ?? '', textOf(to, 'name') ?? '*']
  return [name === '*' || kind === 'state' ? term(recipientKind, kind) : name]
}

/** What left, to whom and when: the person may ask them to give it back. */
function leftSection(writing: Writing): Section {
  const { box, section, term, world } = writing
  const consents = new Set(mine(writing, 'Consent').map(({ id }) => id))
  const sent = world
    .ofType('Release')
    .filter((release) => textsIn(release, 'consentIds').some((id) => consents.has(id)))
    .filter((release) =>
      ['sent', 'recall_asked', 'recalled'].some((state) => textsIn(release, 'state').includes(state)),
    )
  const lines = sent.map((release) => {
    const to = shapesIn(release, 'to').flatMap((one) => named(writing, one))
    return [
      dayOf(earliestIn(release, 'sentAt')),
      ...to,
      term(consentPurpose, textIn(release, 'purpose') ?? ''),
    ].join(' · ')
  })
  return section('left', words('What left us', 'Что от нас ушло', 'Ce qui est parti de chez nous'), [
    box(
      'left',
      words('When, to whom, for what', 'Когда, кому, зачем', 'Quand, à qui, pourquoi'),
      ...lines.toSorted(),
    ),
  ])
}

function helpSection(writing: Writing): Section {
  const { box, section, term } = writing
  const given = mine(writing, 'Assistance')
    .flatMap((record) => supportOf(record) ?? [])
    .filter(wasGiven)
  const lines = given.map(({ at, type, amount }) =>
    [
      dayOf(at),
      term(assistanceType, type),
      ...(amount === undefined ? [] : [`${amount.value} ${amount.unit}`]),
    ].join(' · '),
  )
  return section('help', words('Help you received', 'Помощь, которую вы получили', 'L’aide reçue'), [
    box('help', words('When and what', 'Когда и что', 'Quand et quoi'), ...lines.toSorted()),
  ])
}

/** The State stays unnamed: the paper may be found by somebody who wants that State's door shut. */
function visaSection({ box, section, term, world, person }: Writing): Section {
  const same = samePersons(world)
  const visas = visasNow(world).filter((visa) => visa.person === same(person))
  return section('visas', words('Your applications', 'Ваши заявления', 'Vos demandes'), [
    box(
      'visas',
      words('Since when, and how it stands', 'С какого дня и как обстоит', 'Depuis quand, et où elle en est'),
      ...visas.map(({ since, state }) => `${dayOf(since)} · ${term(visaState, state)}`),
    ),
  ])
}

function correctionSection(writing: Writing): Section {
  const { box, section, term, say, world, person } = writing
  const signs = othersSigns(world, person)
  const mark = say(somebody)
  const lines = mine(writing, 'Correction').map((one) =>
    [
      dayOf(earliestIn(one, 'at')),
      withoutOthers(textsIn(one, 'asked').join(' '), signs, mark),
      textsIn(one, 'state')
        .map((code) => term(correctionState, code))
        .join(' / '),
    ].join(' · '),
  )
  return section(
    'corrections',
    words('Corrections you asked for', 'Исправления, о которых вы просили', 'Corrections demandées'),
    [
      box(
        'corrections',
        words('When, what, and how it stands', 'Когда, что и как обстоит', 'Quand, quoi, et où cela en est'),
        ...lines,
      ),
    ],
  )
}

const somebody = words('[somebody]', '[кто-то]', '[quelqu’un]')

/** The person's own accounts that the release lists, no account of anybody else's. */
function accountsIn(writing: Writing): readonly Held[] {
  const listed = new Set(writing.permit.items.map(({ ref }) => ref))
  return mine(writing, 'Testimony', 'sourceId').filter(({ id }) => listed.has(id))
}

function accountSection(
  { box, section, say, world, person }: Writing,
  accounts: readonly Held[],
): readonly Section[] {
  if (accounts.length === 0) return []
  const signs = othersSigns(world, person)
  return [
    section(
      'account',
      words('What you told us', 'Что вы нам рассказали', 'Ce que vous nous avez raconté'),
      accounts.map((account, i) =>
        box(
          `account-${i + 1}`,
          words('In your words', 'Вашими словами', 'Avec vos mots'),
          dayOf(latestIn(account, 'takenAt')),
          ...textsIn(account, 'original').map((text) => withoutOthers(text, signs, say(somebody))),
        ),
      ),
      { ownSheet: true },
    ),
  ]
}

function rightsSection({ box, section, say, typed }: Writing): Section {
  const rights = [
    words(
      'You may take back any consent, today and without a reason. Help does not depend on it.',
      'Любое согласие можно отозвать сегодня и без объяснений. Помощь от этого не зависит.',
      'Vous pouvez retirer tout accord, aujourd’hui et sans motif. L’aide n’en dépend pas.',
    ),
    words(
      'You may ask us to correct or erase what we keep.',
      'Можно попросить исправить или стереть то, что мы храним.',
      'Vous pouvez demander de corriger ou d’effacer ce que nous gardons.',
    ),
    words(
      'Left out: addresses, the people who work with you, and everything about others.',
      'Не включено: адреса, сотрудники и всё о других людях.',
      'Non inclus : les adresses, les personnes qui vous suivent, et tout ce qui concerne autrui.',
    ),
    words(
      'Keep this paper where nobody finds it, or destroy it.',
      'Храните этот лист там, где его не найдут, или уничтожьте.',
      'Gardez cette feuille là où nul ne la trouvera, ou détruisez-la.',
    ),
  ]
  return section('rights', words('What you may do', 'Что вы можете', 'Ce que vous pouvez faire'), [
    box('rights', words('At any time', 'В любое время', 'À tout moment'), ...rights.map(say)),
    typed('contact'),
  ])
}
