/** The fictional republic: what happened, what is known to whom, what is to be done. No real person or event is meant. */
import type { Demonstrated } from './demonstrated.ts'

export const occurrences: readonly Demonstrated[] = [
  {
    id: 'O-1',
    what: 'threat',
    at: '2021-07-15T08:40:00Z',
    caseId: 'C-06',
    known: 'the caretaker rang: two men asked for him',
    by: 'M-03',
  },
  {
    id: 'O-2',
    what: 'threat',
    at: '2021-07-15T08:40:00Z',
    shelter: 'S-2',
    known: 'two men at the door, they left before dark',
    by: 'M-04',
  },
]

export const told: readonly Demonstrated[] = [
  { id: 'TD-1', personId: 'P-14', kind: 'place', shelter: 'S-3', from: '2021-07-19' },
  { id: 'TD-2', personId: 'P-14', kind: 'code_word', of: 'K-02', from: '2021-07-19' },
  {
    id: 'TD-3',
    personId: 'P-06',
    kind: 'phone',
    words: 'the number given to him in May',
    from: '2021-05-16',
    changed: '2021-07-16',
  },
  { id: 'TD-4', member: 'M-06', kind: 'place', shelter: 'S-1', from: '2021-04-10' },
]

export const tasks: readonly Demonstrated[] = [
  {
    id: 'TK-1',
    what: 'ask',
    text: 'ask the driver of 20 July again',
    caseId: 'C-14',
    from: 'K-01',
    due: '2021-08-05T18:00:00Z',
    who: 'M-03',
    state: 'open',
  },
  {
    id: 'TK-2',
    what: 'change_phone',
    caseId: 'C-06',
    from: 'O-1',
    due: '2021-07-16T12:00:00Z',
    who: 'M-04',
    state: 'done',
    doneAt: '2021-07-16T10:20:00Z',
    doneBy: 'M-04',
  },
  {
    id: 'TK-3',
    what: 'other',
    text: 'find a second member for the best-interest meeting',
    caseId: 'C-13',
    due: '2021-08-06T12:00:00Z',
    who: 'M-11',
    state: 'open',
  },
  {
    id: 'TK-4',
    what: 'paper',
    caseId: 'C-13',
    due: '2021-08-07T12:00:00Z',
    who: 'M-09',
    state: 'open',
  },
  {
    id: 'TK-5',
    what: 'brief',
    from: 'PN-1',
    due: '2021-08-17T12:00:00Z',
    who: 'M-10',
    state: 'open',
  },
]

export const apart: readonly Demonstrated[] = [
  { id: 'AP-1', shelter: 'S-3', stay: 'J-06#4', answer: 'no', by: 'M-04', at: '2021-07-15' },
  { id: 'AP-2', shelter: 'S-1', stay: 'J-11#2', answer: 'no', by: 'M-04', at: '2021-06-01' },
]

export const programmes: readonly Demonstrated[] = [
  {
    id: 'PG-1',
    code: 'XH-humanitarian',
    stateCode: 'XH',
    legalBasis: 'Aliens Act, section 31 (fictional)',
    office: 'Ministry of Interior',
    status: [{ status: 'open', at: '2021-04-05', source: 'note of the ministry' }],
    minValidityDays: 90,
    leadDays: 40,
    dialogueId: 'N-4',
  },
  {
    id: 'PG-2',
    code: 'XB-humanitarian',
    stateCode: 'XB',
    legalBasis: 'Entry Ordinance, article 9 (fictional)',
    office: 'Embassy',
    status: [
      { status: 'open', at: '2021-05-03', source: 'letter of the embassy' },
      { status: 'limited', at: '2021-07-20', source: 'call with the embassy: only with a sponsor' },
    ],
    minValidityDays: 180,
    dialogueId: 'N-5',
  },
  {
    id: 'PG-3',
    code: 'XQ-humanitarian',
    stateCode: 'XQ',
    legalBasis: 'Decree 14 (fictional)',
    office: 'Consular service',
    status: [
      { status: 'open', at: '2021-05-10', source: 'consul, in person' },
      { status: 'suspended', at: '2021-05-27', source: 'no answer to three letters' },
    ],
    dialogueId: 'N-7',
  },
]

export const corrections: readonly Demonstrated[] = [
  {
    id: 'CO-1',
    personId: 'P-02',
    of: 'C-02',
    asked: 'He says that he first wrote on 25 March, a day before the file was opened.',
    at: '2021-06-20T10:00:00Z',
    by: 'M-03',
    state: 'asked',
  },
]
