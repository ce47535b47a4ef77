/** The five places of the rail and the kinds of record that are at home in each room, in the order of their tabs. */
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { Room } from '../../calls/calls.ts'

export const places = ['line', 'cases', 'evidence', 'press', 'organisation'] as const
export type Place = (typeof places)[number]

export const roomTypes: { readonly [R in Room]: readonly RecordTypeName[] } = {
  line: ['HelpRequest', 'DutyShift', 'CannedReply'],
  cases: [
    'Case',
    'Person',
    'RiskAssessment',
    'Consent',
    'Check',
    'VisaApplication',
    'Assistance',
    'Intervention',
    'Journey',
    'Shelter',
    'Identity',
    'Occurrence',
    'Task',
    'Told',
    'Apart',
    'Programme',
    'Correction',
  ],
  evidence: ['EvidenceItem', 'Testimony', 'Event', 'Act', 'Claim', 'Release', 'Seal', 'CustodyEvent'],
  press: ['Publication', 'Statement', 'PressNote'],
}

export function roomOf(type: RecordTypeName): Room {
  return declarationOf(type).room
}

export function isRoom(name: string): name is Room {
  return Object.hasOwn(roomTypes, name)
}

/** The parts of the organisation's room, in the order of their tabs; the first one opens with the place. */
export const organisationTabs = [
  'members',
  'access',
  'invite',
  'copies',
  'recovery',
  'alarms',
  'exports',
] as const
export type OrganisationTab = (typeof organisationTabs)[number]

/** The parts of the Line room, in the order of their tabs; the first one opens with the place. */
export const lineTabs = ['queue', 'duty', 'replies', 'page'] as const
export type LineTab = (typeof lineTabs)[number]

/** The parts of the Cases room, in the order of their tabs; the first one opens with the place. */
export const casesTabs = [
  'tonight',
  'board',
  'shelters',
  'journeys',
  'visas',
  'support',
  'checks',
  'consents',
  'releases',
  'filings',
] as const
export type CasesTab = (typeof casesTabs)[number]

/** The parts of the Press room beside its tables, in the order of their tabs. */
export const pressTabs = [
  'provenance',
  'claims',
  'conflicts',
  'register',
  'promises',
  'meetings',
  'log',
  'timeline',
  'figures',
  'terms',
  'pages',
] as const
export type PressTab = (typeof pressTabs)[number]

/** The parts of the Evidence room beside its tables; the wall opens with the place. */
export const evidenceTabs = ['wall', 'capture'] as const
export type EvidenceTab = (typeof evidenceTabs)[number]

/** Paths of the window's own memory. They never reach the address bar or the browser's history. */
export const paths = {
  place: (place: Place): string => `/${place}`,
  table: (type: RecordTypeName): string => `/${roomOf(type)}/${type}`,
  record: (type: RecordTypeName, id: string): string => `/${roomOf(type)}/${type}/${id}`,
  edit: (type: RecordTypeName, id: string): string => `/${roomOf(type)}/${type}/${id}/edit`,
  makeFrom: (type: RecordTypeName, from: RecordTypeName, id: string): string =>
    `/${roomOf(type)}/${type}/new/of/${from}/${id}`,
  make: (type: RecordTypeName): string => `/${roomOf(type)}/${type}/new`,
  /** `from`: whoever came from another report by words that both have goes back to it by the same words. */
  reading: (id: string, at?: number, from?: string): string =>
    [`/read/${id}`, at, from].filter((part) => part !== undefined).join('/'),
  shares: '/shares',
  press: (tab: PressTab): string => `/press/at/${tab}`,
  claim: (id: string): string => `/press/claim/${id}`,
  meeting: (id: string): string => `/press/meeting/${id}`,
  newPublicPage: '/press/page/new',
  publicPage: (id: string): string => `/press/page/${id}`,
  line: (tab: LineTab): string => (tab === 'queue' ? '/line' : `/line/${tab}`),
  enter: '/line/by-hand',
  thread: (id: string): string => `/line/person/${id}`,
  cases: (tab: CasesTab): string => (tab === 'tonight' ? '/cases' : `/cases/at/${tab}`),
  story: (caseId: string): string => `/cases/story/${caseId}`,
  shelter: (id: string): string => `/cases/shelter/${id}`,
  release: (id: string): string => `/cases/release/${id}`,
  evidence: (tab: EvidenceTab): string => (tab === 'wall' ? '/evidence' : `/evidence/at/${tab}`),
  cover: (id: string): string => `/evidence/cover/${id}`,
  account: (id: string): string => `/evidence/account/${id}`,
  takeFiles: (caseId: string): string => `/evidence/take/${caseId}`,
  dossier: (release: string): string => `/evidence/dossier/${release}`,
  exposure: (id: string): string => `/cases/exposure/${id}`,
  taken: (caseId: string): string => `/cases/taken/${caseId}`,
  organisation: (tab: OrganisationTab): string => `/organisation/${tab}`,
  access: (caseId: string): string => `/organisation/access/${caseId}`,
  invitation: (id: string): string => `/organisation/invite/${id}`,
  lost: (device: string): string => `/organisation/lost/${device}`,
  removal: (member: string): string => `/organisation/remove/${member}`,
  travel: '/organisation/travel',
}
