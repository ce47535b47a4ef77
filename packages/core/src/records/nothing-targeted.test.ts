/**
 * Rule R29 over the whole vocabulary of the program: no field, term, label or sentence names the ground
 * for which people are hunted. `refused.ts` alone names it, in order to forbid it.
 */
import { describe, expect, it } from 'vitest'
import { languages, type Words } from '../base/language.ts'
import { isObject } from '../base/parse.ts'
import * as caseChoices from './choices/consent.ts'
import * as evidenceChoices from './choices/evidence.ts'
import * as lineChoices from './choices/line.ts'
import * as moveChoices from './choices/moves.ts'
import * as peopleChoices from './choices/people.ts'
import * as pressChoices from './choices/press.ts'
import * as riskChoices from './choices/risk.ts'
import { demonstrationTermList } from './demonstration/world.ts'
import type { Parts } from './field.ts'
import { holdsMissionTerm, missionTerms, seeksMissionTerm } from './mission-terms.ts'
import { parseField, parseFields } from './parse-record.ts'
import { declarationOf, recordTypeNames } from './record-types.ts'
import { refusedFunctions } from './refused.ts'
import { roleWords } from './roles.ts'
import { rules } from './rules.ts'
import { vocabularies } from './vocabulary/vocabularies.ts'
import { reasonWords } from './words/reasons.ts'
import { recordTypeWords } from './words/record-types.ts'
import { shortCaseState, shortPriority } from './words/short-states.ts'

/** Stems of what may be named nowhere, in the three languages. */
const everywhere =
  /homosex|lesbi|bisex|transgen|transsex|intersex|lgbt|queer|\bgays?\b|sexual (?:orient|minorit|identit)|sexual preference|gender|orientation sexuelle|identité de genre|minorités? sexuelle|гомосекс|лесби|бисекс|трансген|транссекс|лгбт|квир|\bгей|\bгеи|ориентаци|гендер|сексуальн\S+ (?:меньшинств|идентич)/iu
/** And what no field may ask about a person beside that. */
const asField =
  /religi|ethnic|\brace\b|tribe|caste|political opinion|belief|вероисповед|религи|этни|национальност|убежден|croyance|ethni|opinion politique/iu
const asFieldName =
  /^(?:sex|gender|orientation|religion|ethnicity|race|profile|social|acquaintances|friends|face|tags?|labels?)$/i

type Said = { readonly where: string; readonly text: string }

function saidIn(value: unknown, where: string): readonly Said[] {
  if (typeof value === 'string') return [{ where, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, i) => saidIn(item, `${where}[${i}]`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => saidIn(inner, `${where}.${name}`))
}

function labelsOf(
  parts: Parts,
  where: string,
): readonly { readonly where: string; readonly name: string; readonly said: readonly Words[] }[] {
  return Object.entries(parts).flatMap(([name, part]) => [
    { where: `${where}.${name}`, name, said: [part.label, ...(part.help === undefined ? [] : [part.help])] },
    ...(part.parts === undefined ? [] : labelsOf(part.parts, `${where}.${name}`)),
    ...(part.or ?? []).flatMap((other) =>
      other.parts === undefined ? [] : labelsOf(other.parts, `${where}.${name}`),
    ),
  ])
}

const labels = recordTypeNames.flatMap((type) => labelsOf(declarationOf(type).all, type))
const catalogues = {
  vocabularies,
  choices: [
    caseChoices,
    evidenceChoices,
    lineChoices,
    moveChoices,
    peopleChoices,
    pressChoices,
    riskChoices,
  ].map((module) => ({
    ...module,
  })),
  meanings: recordTypeNames.map((type) => [declarationOf(type).meaning, declarationOf(type).standard]),
  labels,
  roleWords,
  rules,
  words: {
    reasonWords,
    recordTypeWords,
    shortCaseState,
    shortPriority,
  },
}

describe('nothing that the persecutors want', () => {
  it('[RE15] no field, term, label or sentence in any language names a targeted ground', () => {
    const said = saidIn(catalogues, 'records')
    expect(said.length).toBeGreaterThan(4000)
    expect(said.filter(({ text }) => everywhere.test(text))).toEqual([])
  })

  it('[RE15] no field asks what a person is or believes', () => {
    expect(labels.length).toBeGreaterThan(300)
    expect(labels.filter(({ name }) => asFieldName.test(name))).toEqual([])
    expect(
      labels.filter(({ said }) => said.some((each) => languages.some((l) => asField.test(each[l])))),
    ).toEqual([])
  })

  it('[RE15] the test would see it: the one list that forbids these things is full of them', () => {
    const forbidden = refusedFunctions[0]
    for (const language of languages) expect(everywhere.test(forbidden?.[language] ?? '')).toBe(true)
    for (const stem of ['gender', 'Ориентация', 'гендер', 'identité de genre'])
      expect(everywhere.test(stem)).toBe(true)
    expect(everywhere.test('Orientation vers un intervenant nommé')).toBe(false)
  })

  it('[RE15] "partner" is not offered between two persons, "travels together" is', () => {
    const codes: readonly string[] = vocabularies.relationship.terms.map(({ code }) => code)
    expect(codes).not.toContain('010106')
    expect(codes).toContain('X-COMP')
    const said = saidIn(vocabularies.relationship.terms, 'relationship').map(({ text }) => text)
    expect(said.filter((text) => /partner|партн|сожител|partenaire|concubin/iu.test(text))).toEqual([])
  })

  it('[RE15] nobody can be found by a person’s kind: a person has these plain fields and no other', () => {
    expect(Object.keys(declarationOf('Person').fields)).toEqual([
      'code',
      'kind',
      'pseudonym',
      'ageBand',
      'ageSteps',
      'langs',
      'interpreter',
      'office',
      'publicName',
      'deceased',
      'mergedInto',
      'mergeSteps',
      'standing',
    ])
  })

  it('[RE16] every label and every word is said in all three languages, and Russian is not English', () => {
    const spoken = labels.flatMap(({ said, where }) => said.map((each) => ({ each, where })))
    for (const { each, where } of spoken) {
      for (const language of languages) expect(each[language].trim(), where).not.toBe('')
    }
    const same = spoken.filter(({ each }) => each.ru === each.en && !/^(?:SHA-256|HURIDOCS)/.test(each.en))
    expect(same).toEqual([])
  })

  it('[RE16] the French and Russian of a label never hold letters of the other script by mistake', () => {
    const mixed = /(?:[a-z][а-яё]|[а-яё][a-z])/iu
    const said = saidIn(catalogues, 'records').filter(({ where }) => !where.includes('code'))
    expect(said.filter(({ text }) => mixed.test(text))).toEqual([])
  })
})

describe('the mission’s own words', () => {
  const terms = missionTerms(demonstrationTermList)
  const person = { code: 'P-40', kind: 'individual', ageBand: 'unknown' }

  it('[RE14] a short field that holds one is refused, and the refusal does not repeat it', () => {
    const answer = parseFields('Person', { ...person, pseudonym: 'lamper from Sarn' }, { terms })
    expect(answer).toEqual({
      ok: false,
      refusal: { kind: 'unfit', field: 'pseudonym', reason: 'targeted-ground' },
    })
    expect(parseField('Person', 'pseudonym', 'Лампадник', { terms }).ok).toBe(false)
    expect(parseFields('Person', { ...person, pseudonym: 'Rowan' }, { terms }).ok).toBe(true)
  })

  it('[RE14] finds it inflected, in another case, with marks between the letters or letters of the other alphabet', () => {
    for (const text of [
      'about лампадников',
      'LAMPERS',
      'Night  Readings',
      'night-reading',
      'la\u00admper',
      'ла\u0301мпадник',
      'lаmper',
      'ｌａｍｐｅｒ',
    ]) {
      expect(holdsMissionTerm(text, terms), text).toBe(true)
    }
    for (const text of ['lamp', 'reading at night', 'лампа', 'nightly work', '']) {
      expect(holdsMissionTerm(text, terms), text).toBe(false)
    }
    expect(holdsMissionTerm('a gem', missionTerms(['ge', '', ' - ']))).toBe(false)
  })

  it('[RE14] a search for one is known cut short, turned around, pulled apart, or under marks of any kind', () => {
    for (const asked of [
      'lampers',
      'lampe',
      'лампадн',
      'reading night',
      'night in Sarn readings',
      'night rea',
      'la\u20ddmper',
      'l\u0430mper',
      'la\u200bmper',
    ]) {
      expect(seeksMissionTerm(asked, terms), asked).toBe(true)
    }
    for (const asked of ['lam', 'night', 'reading', 'night road', 'лам', '', '  ']) {
      expect(seeksMissionTerm(asked, terms), asked).toBe(false)
    }
    const short = missionTerms(['ge'])
    expect(['ge', 'ges', 'general'].map((asked) => seeksMissionTerm(asked, short))).toEqual([
      true,
      true,
      false,
    ])
  })

  it('[RE14] looks into the short parts of a shape, and leaves long texts as they were said', () => {
    const identity = {
      personId: 'a'.repeat(32),
      names: [
        { text: 'Rowan', kind: 'legal' },
        { text: 'the lamper', kind: 'used' },
      ],
    }
    expect(parseFields('Identity', identity, { terms })).toMatchObject({
      refusal: { field: 'names[1].text', reason: 'targeted-ground' },
    })
    expect(parseField('Act', 'statedReason', '"you are a lamper"', { terms }).ok).toBe(true)
    expect(parseField('Testimony', 'original', 'They called me a lamper.', { terms }).ok).toBe(true)
  })

  it('[RE14] reads every short field of every kind of record', () => {
    const short = (parts: Parts): number =>
      Object.values(parts).reduce(
        (n, part) => n + (part.short === true ? 1 : 0) + (part.parts ? short(part.parts) : 0),
        0,
      )
    expect(recordTypeNames.reduce((n, type) => n + short(declarationOf(type).writable), 0)).toBeGreaterThan(
      60,
    )
    for (const type of recordTypeNames) {
      for (const [name, field] of Object.entries(declarationOf(type).writable)) {
        if (field.control !== 'line' || field.or !== undefined) continue
        const value = field.many === true ? ['lamper'] : 'lamper'
        const answer = parseField(type, name, value, { terms })
        expect(answer.ok ? 'taken' : answer.refusal.reason, `${type}.${name}`).toBe('targeted-ground')
      }
    }
  })
})
