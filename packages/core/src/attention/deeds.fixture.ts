/**
 * What may have gone otherwise in the fictional republic, each with what it changes in the answers.
 *
 * A program that knows the demonstration by heart gets these wrong: a copy that copied well, a witness who saw a
 * blue gate, an office that did open a case.
 */
import type { RecordTypeName } from '../records/record-types.ts'

export type Row = Record<string, unknown>
export type Draft = {
  readonly rows: Map<string, { readonly type: RecordTypeName; readonly row: Row }>
  readonly answers: Record<string, unknown>
}
export type Deed = {
  readonly name: string
  readonly needs?: 'first-pack'
  readonly change: (draft: Draft) => void
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A row as it is, to be changed in its place. */
export function asRow(value: unknown): Row {
  if (!isRow(value)) throw new Error('no row')
  return value
}

export function asRows(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(asRow) : []
}

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

export function rowOf({ rows }: Draft, id: string): Row {
  const found = rows.get(id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found.row
}

export function listIn(answers: Record<string, unknown>, name: string): Row[] {
  return asRows(answers[name])
}

function pressIn({ answers }: Draft): Row {
  return asRow(answers['press'])
}

function dropConflict({ answers }: Draft, slot: string): void {
  answers['contradictions'] = listIn(answers, 'contradictions').filter((one) => one['slot'] !== slot)
}

function dropFault(draft: Draft, publication: string, fault: string): void {
  const press = pressIn(draft)
  press['faults'] = asRows(press['faults']).filter(
    (one) => !(one['publication'] === publication && one['fault'] === fault),
  )
}

function originsFor({ answers }: Draft, value: string): Row {
  const found = listIn(answers, 'independence').find((one) => one['value'] === value)
  if (found === undefined) throw new Error(`nothing about ${value}`)
  return found
}

function reword(draft: Draft, id: string, from: string, to: string): void {
  const row = rowOf(draft, id)
  for (const field of ['text', 'original']) {
    const text = row[field]
    if (typeof text !== 'string') continue
    if (!text.includes(from)) throw new Error(`${id} does not say: ${from}`)
    row[field] = text.replaceAll(from, to)
  }
}

export const deeds: readonly Deed[] = [
  {
    name: 'the third witness saw the same gate',
    change: (draft) => {
      reword(draft, 'T-03', 'it was green', 'it was blue')
      Object.assign(rowOf(draft, 'L-17'), { value: 'blue', anchor: 'it was blue' })
      dropConflict(draft, 'gate_colour')
      Object.assign(originsFor(draft, 'blue'), {
        items: 5,
        lenientExtra: ['P-03'],
        label: 'strongly',
        material: ['E-03'],
      })
    },
  },
  {
    name: 'all name one rank',
    change: (draft) => {
      reword(draft, 'T-03', 'a Captain Keld', 'a Major Keld')
      Object.assign(rowOf(draft, 'L-18'), { value: 'Major', anchor: 'a Major Keld' })
      dropConflict(draft, 'officer_rank')
    },
  },
  {
    name: 'the brother was told the same day',
    change: (draft) => {
      Object.assign(rowOf(draft, 'L-30'), { value: rowOf(draft, 'L-07')['value'] })
      dropConflict(draft, 'release_date')
    },
  },
  {
    name: 'the copy kept the number of the dead',
    change: (draft) => {
      Object.assign(rowOf(draft, 'L-62'), { value: '2', qualifier: 'eq' })
      dropConflict(draft, 'deaths_n')
    },
  },
  {
    name: 'the late report knew that she had left',
    change: (draft) => {
      Object.assign(rowOf(draft, 'L-58'), { value: 'abroad' })
      dropConflict(draft, 'journalist_whereabouts')
      dropFault(draft, 'U-5', 'stale')
    },
  },
  {
    name: 'a case was opened, and a document shows it',
    change: (draft) => {
      const filing = rowOf(draft, 'N-1')
      const steps = asRows(structuredClone(filing['stageHistory']))
      filing['stageHistory'] = steps.map((one) =>
        one['stage'] === 'prelim_check' ? { ...one, stage: 'opened' } : one,
      )
      dropConflict(draft, 'stage')
    },
  },
  {
    name: 'he was sure of the station',
    change: (draft) => {
      Object.assign(rowOf(draft, 'L-25'), { originCertainty: 'certain' })
      const conflict = listIn(draft.answers, 'contradictions').find((one) => one['subject'] === 'P-04')
      Object.assign(conflict ?? {}, { verdict: 'contradiction', help: '' })
    },
  },
  {
    name: 'both told of eleven men',
    change: (draft) => {
      Object.assign(rowOf(draft, 'L-33'), { value: rowOf(draft, 'L-12')['value'] })
      dropConflict(draft, 'cell_n')
    },
  },
  {
    name: 'the picture of the gate was never sealed',
    change: (draft) => {
      Object.assign(rowOf(draft, 'E-03'), { sealedAt: null })
      for (const value of ['cannery', 'black minibus', 'blue']) {
        const row = originsFor(draft, value)
        if (row['label'] === 'strongly') row['label'] = 'corroborated'
        delete row['material']
      }
      const gate = listIn(draft.answers, 'contradictions').find((one) => one['slot'] === 'gate_colour')
      if (gate !== undefined) gate['help'] = ''
    },
  },
  {
    name: 'the neighbour is not sure any more',
    change: (draft) => {
      for (const id of ['L-21', 'L-22', 'L-23']) rowOf(draft, id)['originCertainty'] = 'maybe'
      for (const value of ['cannery', 'blue', 'black minibus']) {
        const row = originsFor(draft, value)
        row['strict'] = asTexts(row['strict']).filter((id) => id !== 'P-16')
        row['lenientExtra'] = [...asTexts(row['lenientExtra']), 'P-16']
      }
      Object.assign(originsFor(draft, 'black minibus'), { label: 'corroborated' })
      if (originsFor(draft, 'blue')['label'] === 'strongly')
        originsFor(draft, 'blue')['label'] = 'corroborated'
    },
  },
  {
    name: 'the second letter was another man’s',
    change: (draft) => {
      Object.assign(rowOf(draft, 'ID-09'), {
        documents: [{ kind: 'passport', number: 'XO 901 7733', expires: null }],
        birth: { date: '1988-05-30', precision: 'exact', placeText: 'Port Ellan' },
      })
      const persons = asRow(draft.answers['persons'])
      persons['atRiskDistinct'] = 13
      persons['duplicates'] = asRows(persons['duplicates']).filter((one) => one['b'] !== 'P-09')
      const apart = ['P-01', 'P-05'].map((a) => ({ a, b: 'P-09' }))
      persons['notDuplicates'] = [...asRows(persons['notDuplicates']), ...apart]
      Object.assign(asRow(draft.answers['support']), { distinctNow: 10 })
    },
  },
  {
    name: 'the splice credits the broadcaster',
    change: (draft) => {
      Object.assign(rowOf(draft, 'U-5'), { creditsText: 'Source: Meridian' })
      pressIn(draft)['uncreditedDependencies'] = [['U-5', 'U-3']]
    },
  },
  {
    name: 'the agency picture shows the very street',
    change: (draft) => {
      const images = asRows(structuredClone(rowOf(draft, 'U-2')['images']))
      rowOf(draft, 'U-2')['images'] = images.map((one) => ({ ...one, provenance: 'own_witness' }))
      pressIn(draft)['imagesNotEvidence'] = ['E-05']
    },
  },
  {
    name: 'the copy kept two men two',
    needs: 'first-pack',
    change: (draft) => {
      reword(
        draft,
        'U-4',
        'and described what he went through.',
        'Another man described what he went through.',
      )
      dropFault(draft, 'U-4', 'conflated')
    },
  },
  {
    name: 'the copy names the weekly',
    needs: 'first-pack',
    change: (draft) => {
      reword(draft, 'U-4', 'In April, Meridian reported', 'In April, Vesper Leaf reported')
      const press = pressIn(draft)
      press['derived'] = { ...asRow(press['derived']), 'U-4': ['U-1', 'U-2', 'U-3'] }
      dropFault(draft, 'U-4', 'wrong_first')
    },
  },
  {
    name: 'the headline names both presidents',
    needs: 'first-pack',
    change: (draft) => {
      Object.assign(rowOf(draft, 'U-2'), {
        highlights: ['Farquor and Dastov "agreed to review this together every month"'],
      })
      dropFault(draft, 'U-2', 'subject_shift')
    },
  },
  {
    name: 'the splice leaves the network’s sentence out of his mouth',
    needs: 'first-pack',
    change: (draft) => {
      reword(
        draft,
        'U-5',
        'that is not there. Eight people have already received our support"',
        'that is not there." The network said: "Eight people have already received our support"',
      )
      Object.assign(rowOf(draft, 'U-5'), { quotes: [] })
      dropFault(draft, 'U-5', 'misattributed')
    },
  },
  {
    name: 'the promise was answered in time',
    change: (draft) => {
      Object.assign(rowOf(draft, 'K-05'), { outcome: 'no_info', doneAt: '2021-07-29T15:00:00Z' })
      const promise = listIn(draft.answers, 'commitments').find((one) => one['id'] === 'Q-3')
      Object.assign(promise ?? {}, { status: 'pending', overdueDays: 0, doneChecks: 2 })
      delete promise?.['missedCheck']
    },
  },
]
