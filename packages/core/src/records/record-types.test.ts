import { describe, expect, it } from 'vitest'
import { sharedHas, sharedText } from '../../../../test/shared.ts'
import {
  caseWorkTypeNames,
  declarationOf,
  evidenceWorkTypeNames,
  lineTypeNames,
  pressWorkTypeNames,
  recordTypeNames,
} from './record-types.ts'
import { rules } from './rules.ts'

const domainIsHere = await sharedHas('domain')

type ModelField = {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly vocab: string | null
  readonly class: string
}
type Model = {
  readonly types: Record<
    string,
    {
      readonly class: string
      readonly fields: readonly ModelField[]
      readonly states?: { readonly initial: string; readonly moves: Record<string, readonly string[]> }
    }
  >
  readonly rules: readonly { readonly id: string; readonly kind: string }[]
}

/** Fields of ours that the model does not have, each with its reason in docs/formats/records.md. */
const ours = {
  Journey: ['stays', 'approvedLegs'],
  Case: ['nextStep', 'bestInterestSigned'],
  RiskAssessment: ['instrument', 'answers', 'lowers'],
  Shelter: ['leaseUntil', 'houseRules'],
  Check: ['rungMinutes', 'zone', 'answers', 'acknowledged', 'dropped', 'terms', 'fill', 'link', 'timer'],
  Assistance: ['state', 'requestedBy', 'approvedBy', 'fund'],
  VisaApplication: ['programmeId', 'stages', 'statements'],
  Consent: [
    'ifTaken',
    'eraseAfter',
    'confirmedSafe',
    'legalHold',
    'laterWishes',
    'heard',
    'holdSteps',
    'sealedUp',
    'sealOpenings',
  ],
  Intervention: ['askAnswers', 'replyDue', 'receipt'],
  Release: ['approvedAt', 'cancelled', 'page', 'paper'],
  EvidenceItem: ['notShown', 'erased', 'marksSeen'],
  Testimony: ['erased', 'mentions'],
  Claim: ['mentions'],
  Person: ['ageSteps', 'mergeSteps'],
}

const added: readonly string[] = [
  ...lineTypeNames,
  ...caseWorkTypeNames,
  ...pressWorkTypeNames,
  ...evidenceWorkTypeNames,
]
const modelTypes = recordTypeNames.filter((type) => !added.includes(type))

describe('the declarations', () => {
  it('[RE2] are the 20 of the model, the six of the line’s own, the six of the work on cases, the press desk’s note and the two of evidence', () => {
    expect(modelTypes).toHaveLength(20)
    expect(lineTypeNames).toHaveLength(6)
    expect(caseWorkTypeNames).toHaveLength(6)
    for (const type of evidenceWorkTypeNames) expect(declarationOf(type).room).toBe('evidence')
    for (const type of pressWorkTypeNames) expect(declarationOf(type).room).toBe('press')
    for (const type of lineTypeNames) expect(declarationOf(type).room).toBe('line')
    for (const type of caseWorkTypeNames) expect(declarationOf(type).room).toBe('cases')
  })

  const filled = (type: (typeof recordTypeNames)[number]) =>
    Object.entries(declarationOf(type).writable).filter(([, { computed }]) => !computed)
  const hasForm = (type: (typeof recordTypeNames)[number]) =>
    Object.values(declarationOf(type).fields).some(({ computed }) => !computed)

  it('[RE20] what the program writes by itself has no form: a thread, a message, a note, the set-up, a seal, a handling', () => {
    const written = recordTypeNames.filter((type) => !hasForm(type))
    expect(written).toEqual(['LineThread', 'LineMessage', 'LineNote', 'LineSetup', 'Seal', 'CustodyEvent'])
    for (const type of written) expect(filled(type).map(([name]) => name)).not.toContain('text')
  })

  it('[RE20] a key or a token is in no form, no table and no search, and every hash of the line is one; so are link and timer of a check', () => {
    const secrets = recordTypeNames.flatMap((type) =>
      Object.entries(declarationOf(type).all)
        .filter(([, { secret }]) => secret)
        .map(([name, field]) => ({ where: `${type}.${name}`, field })),
    )
    expect(secrets.map(({ where }) => where)).toEqual([
      'Consent.sealedUp',
      'Consent.sealOpenings',
      'Check.safeWord',
      'Check.duressWord',
      'Check.fill',
      'Check.link',
      'Check.timer',
      'LineThread.keys',
      'LineThread.cover',
      'LineThread.slots',
      'LineMessage.voice',
      'LineMessage.lease',
      'LineSetup.line',
      'LineSetup.token',
      'Seal.manifest',
      'Seal.salt',
      'Seal.signature',
      'Seal.report',
      'CustodyEvent.body',
      'CustodyEvent.salt',
      'CustodyEvent.signature',
      'CustodyEvent.itemKey',
    ])
    for (const { field, where } of secrets) {
      expect({ ...field, where }).toMatchObject({ computed: true, column: false, findable: 'never', where })
    }
  })

  it.each(recordTypeNames.filter(hasForm))(
    '[RE2] a %s has a form and a table with at least two columns',
    (type) => {
      const columns = Object.values(declarationOf(type).writable).filter(({ column }) => column)
      expect(columns.length).toBeGreaterThanOrEqual(2)
      expect(filled(type).map(([name]) => name)).not.toContain('createdAt')
      for (const [, field] of filled(type)) expect(field.control).not.toBe('machine')
    },
  )

  it.each(recordTypeNames)(
    '[RE11] a %s says how each of its fields merges, and sets and histories are lists',
    (type) => {
      for (const [name, field] of Object.entries(declarationOf(type).all)) {
        const listRule = field.merge.kind === 'set' || field.merge.kind === 'append'
        expect(field.many === true, `${type}.${name}`).toBe(listRule)
        if (field.merge.kind !== 'set' || field.merge.keys.length === 0) continue
        for (const key of field.merge.keys) expect(Object.keys(field.parts ?? {})).toContain(key)
      }
    },
  )

  it.each(recordTypeNames)('[RE11] the restrictive order of a %s names every term of the list', (type) => {
    for (const field of Object.values(declarationOf(type).all)) {
      if (field.merge.kind !== 'restrictive') continue
      expect([...field.merge.order].sort()).toEqual(field.vocabulary?.terms.map(({ code }) => code).sort())
    }
  })

  it('[RE2] a reference leads to kinds of record that exist', () => {
    for (const type of recordTypeNames) {
      for (const field of Object.values(declarationOf(type).writable)) {
        for (const to of field.to ?? []) expect(recordTypeNames).toContain(to)
      }
    }
  })

  it('[RE13] the state of a record is a term of its machine', () => {
    for (const type of recordTypeNames) {
      const { states, writable } = declarationOf(type)
      if (states === undefined || states.field === 'derived') continue
      const [field = '', part] = states.field.split('.')
      const kind = part === undefined ? writable[field] : writable[field]?.parts?.[part]
      expect(kind?.vocabulary?.name, type).toBe(states.vocabulary.name)
    }
  })

  it.skipIf(!domainIsHere)(
    '[RE2] hold the fields, duties, classes and lists of the domain model',
    async () => {
      const model = JSON.parse(await sharedText('domain/model.json')) as Model
      expect(modelTypes.toSorted()).toEqual(Object.keys(model.types).sort())
      for (const type of modelTypes) {
        const modelled = model.types[type]
        const { fields } = declarationOf(type)
        expect(declarationOf(type).class).toBe(modelled?.class)
        const extraFields = Object.entries(ours).flatMap(([name, extra]) => (name === type ? extra : []))
        expect(
          Object.keys(fields)
            .filter((name) => !extraFields.includes(name))
            .sort(),
        ).toEqual(modelled?.fields.map(({ name }) => name).sort())
        for (const expected of modelled?.fields ?? []) {
          const field = fields[expected.name]
          const where = `${type}.${expected.name}`
          expect(field?.class, where).toBe(expected.class)
          expect(field?.required, where).toBe(expected.required)
          const list =
            expected.type.replace(/\s*\([^)]*\)$/, '').endsWith('*') && !expected.type.startsWith('all or')
          expect(field?.many === true, where).toBe(list)
          if (expected.vocab !== null && field?.control === 'term') {
            expect(field.vocabulary?.name, where).toBe(expected.vocab)
          }
        }
      }
    },
  )

  it.skipIf(!domainIsHere)('[RE13] hold the states and rules of the domain model', async () => {
    const model = JSON.parse(await sharedText('domain/model.json')) as Model
    for (const type of modelTypes) {
      const { states } = declarationOf(type)
      const modelled = model.types[type]?.states
      expect(states?.initial, type).toBe(modelled?.initial)
      expect(states?.moves, type).toEqual(modelled?.moves)
    }
    expect(rules.map(({ id, kind }) => ({ id, kind }))).toEqual(
      model.rules.map(({ id, kind }) => ({ id, kind })),
    )
  })
})
