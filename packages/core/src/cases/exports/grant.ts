/**
 * An application for a protection grant, after the relocation form of ProtectDefenders.eu.
 *
 * Two caps are known and asked before a member loses a day over a form that comes back: what a fund pays for one person,
 * and that a protection grant is not for somebody who has already left.
 */
import { ok, type Result } from '../../base/result.ts'
import { words } from '../../records/field.ts'
import { threatActor } from '../../records/vocabulary/threat-actor.ts'
import { careful, textsIn } from '../../rules/world.ts'
import { caseOf } from '../compromised.ts'
import { samePersons } from '../same-person.ts'
import { knownCaps } from '../support.ts'
import { visasNow } from '../visas.ts'
import type { SecretPaper, Section } from './paper.ts'
import { codeOf } from './resettlement.ts'
import { type Asked, cannot, type PaperRefusal, type Writing, written } from './written.ts'

/** `EU`: a relocation grant of EU-funded programmes. `PG`: a protection grant, for people who have not left. */
export type GrantFund = 'EU' | 'PG' | 'other'

export function grantApplication(
  asked: Asked & { readonly fund: GrantFund },
): Result<SecretPaper, PaperRefusal> {
  return written('grant', asked, (writing) => {
    const amount = readAmount(writing.typedText('amount'))
    if (amount === undefined) return cannot('amount-unreadable')
    const cap = knownCaps.find(({ fund, unit }) => fund === asked.fund && unit === amount.unit)
    if (cap !== undefined && amount.value > cap.perPerson) return cannot('over-cap')
    if (asked.fund === 'PG' && isAbroad(writing)) return cannot('already-in-exile')
    return ok({
      title: writing.say(
        words(
          'Application for a protection grant',
          'Заявка на грант защиты',
          'Demande de subvention de protection',
        ),
      ),
      sections: [personSection(writing), moveSection(writing), moneySection(writing), planSection(writing)],
    })
  })
}

/** "7,500 EUR", "7 500 EUR", "EUR 7500": a number and a currency, whatever stands between the thousands. */
export function readAmount(typed: string): { readonly value: number; readonly unit: string } | undefined {
  const unit = /\b[A-Z]{3}\b/.exec(typed)?.[0]
  const digits = typed.replace(unit ?? '', '').replaceAll(/[\s\u00a0\u202f,.'’]/g, '')
  if (unit === undefined || !/^\d{1,9}$/.test(digits)) return undefined
  // Cents are asked by no form, and "1.500" must not become one and a half.
  return { value: Number(digits), unit }
}

function isAbroad({ world, person }: Writing): boolean {
  const file = caseOf(world, person)
  return file !== undefined && careful(file, 'state', ['arrived', 'followup']) !== undefined
}

function personSection({ box, section, typed, world, person }: Writing): Section {
  return section('person', words('Defender', 'Правозащитник', 'Défenseur'), [
    box('reference', words('Our reference', 'Наш номер', 'Notre référence'), codeOf(world, person)),
    typed('fullName'),
    typed('contact'),
    typed('background'),
    typed('family'),
    typed('hostOrganisation'),
  ])
}

function moveSection(writing: Writing): Section {
  const { box, section, term, typed, world, person } = writing
  const file = caseOf(world, person)
  const actors = file === undefined ? [] : textsIn(file, 'threatActors')
  return section('relocation', words('Relocation', 'Переезд', 'Relocalisation'), [
    typed('whyRelocation'),
    box(
      'feared',
      words('Who is feared', 'Кого опасаются', 'Qui est craint'),
      ...actors.map((code) => term(threatActor, code)),
    ),
    typed('country'),
    box('visaPlan', words('Visa', 'Виза', 'Visa'), visaPlan(writing)),
    typed('securityPlan'),
  ])
}

/** Where the visa stands, without the State: in talks it is named by itself or by nobody (rule R33). */
function visaPlan({ say, world, person }: Writing): string {
  const same = samePersons(world)
  const states = new Set(
    visasNow(world)
      .filter((visa) => visa.person === same(person))
      .map(({ state }) => state),
  )
  if (states.has('issued')) return say(words('A visa is issued.', 'Виза выдана.', 'Un visa est délivré.'))
  const waits = (['submitted', 'interview', 'no_answer'] as const).some((state) => states.has(state))
  return waits
    ? say(words('An application is submitted.', 'Заявление подано.', 'Une demande est déposée.'))
    : say(words('Not yet applied for.', 'Заявление ещё не подано.', 'Pas encore demandé.'))
}

function moneySection({ section, typed }: Writing): Section {
  return section('money', words('Money', 'Средства', 'Financement'), [typed('amount'), typed('otherFunders')])
}

function planSection({ section, typed }: Writing): Section {
  return section('plan', words('Plan', 'План', 'Projet'), [
    typed('programme'),
    typed('impact'),
    typed('duration'),
    typed('returnPlan'),
  ])
}
