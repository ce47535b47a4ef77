/** Meetings, terms, laws and the log of attention as the pages are answered: see `calls/press-notes.ts`. */
import { attentionLog, type LogEntry } from '@safeconduct/core/attention/log.ts'
import { briefFor, type Meeting, meetingsOf } from '@safeconduct/core/attention/meetings.ts'
import { type Note, type NoteSource, notesOf } from '@safeconduct/core/attention/notes.ts'
import type { StatementRow } from '@safeconduct/core/attention/statements.ts'
import { type TermHistory, type TermUse, termsIn } from '@safeconduct/core/attention/terms.ts'
import { spokespeople } from '@safeconduct/core/attention/voices-of-ours.ts'
import { mostListed, type SaidDay } from '../calls/attention.ts'
import type {
  LawView,
  LogRow,
  LogView,
  MeetingRow,
  MeetingView,
  NoteSourceView,
  SaidView,
  SpokespersonView,
  StyleWarning,
  TermsView,
  TermUseView,
  TermView,
} from '../calls/press-notes.ts'
import { calledOf } from './attention-claims.ts'
import { askRows, promiseView } from './attention-register.ts'
import { dayOf, type Looking, maybe } from './cases-naming.ts'

export function meetingRows(looking: Looking): readonly MeetingRow[] {
  return meetingsOf(looking.world)
    .slice(0, mostListed)
    .map((meeting) => meetingRow(meeting))
}

function meetingRow({
  id,
  what,
  at,
  precision,
  place,
  bodies,
  briefDue,
  briefState,
  task,
}: Meeting): MeetingRow {
  return {
    id,
    what,
    day: { date: dayOf(at), precision },
    place,
    bodies,
    briefDue: dayOf(briefDue),
    briefState,
    ...maybe('who', task?.who),
  }
}

export function meetingView(looking: Looking, id: string): MeetingView | undefined {
  const meeting = meetingsOf(looking.world).find((one) => one.id === id)
  if (meeting === undefined) return undefined
  const { promises, asks, said, laws, isSilent } = briefFor(meeting, looking.world)
  return {
    ...meetingRow(meeting),
    text: meeting.text,
    brief: meeting.brief,
    outcome: meeting.outcome,
    sources: sourcesOf(looking, meeting.sources),
    promises: promises
      .slice(0, mostListed)
      .map((one) => ({ id: one.statement, ...promiseView(looking, one) })),
    asks: askRows(looking, asks),
    said: said.slice(0, mostListed).flatMap((row) => saidView(looking, row)),
    laws: laws.map((law) => lawView(looking, law)),
    isSilent,
  }
}

function saidView(looking: Looking, row: StatementRow): readonly SaidView[] {
  const record = looking.hit(row.statement)
  if (record === undefined) return []
  const speaker = row.speaker === undefined ? '' : calledOf(looking, row.speaker)
  const said = saidDay(row.at, row.precision ?? 'exact')
  return [
    { record, kind: row.kind, speaker, ...maybe('said', said), words: row.wording, lang: row.lang ?? '' },
  ]
}

export function termsView(looking: Looking, histories: readonly TermHistory[]): TermsView {
  return {
    terms: histories.slice(0, mostListed).map((one) => termView(looking, one)),
    laws: notesOf(looking.world, 'law')
      .slice(0, mostListed)
      .map((law) => lawView(looking, law)),
  }
}

const mostUses = 50

function termView(looking: Looking, { note, uses, own }: TermHistory): TermView {
  return {
    id: note.id,
    what: note.what,
    text: note.text,
    instead: note.instead,
    sources: sourcesOf(looking, note.sources),
    uses: uses.slice(0, mostUses).flatMap((use) => useView(looking, use)),
    total: uses.length,
    own,
    ...maybe('checkedOn', note.checkedOn),
  }
}

function useView(looking: Looking, use: TermUse): readonly TermUseView[] {
  const record = looking.hit(use.record)
  if (record === undefined) return []
  const { stance, words } = use
  return [
    {
      record,
      ...maybe('day', saidDay(use.at, use.precision)),
      stance,
      ...maybe('speaker', use.speaker),
      words,
      ...maybe('start', use.start),
    },
  ]
}

const year = 365 * 86_400_000

function lawView(looking: Looking, law: Note): LawView {
  const { id, what, place, bodies, text, sources, checkedOn } = law
  return {
    id,
    what,
    ...maybe('day', saidDay(law.at, law.precision)),
    place,
    bodies,
    text,
    sources: sourcesOf(looking, sources),
    ...maybe('checkedOn', checkedOn),
    isOld: checkedOn === undefined || Date.parse(checkedOn) + year < looking.world.now,
  }
}

function sourcesOf(looking: Looking, sources: readonly NoteSource[]): readonly NoteSourceView[] {
  return sources.map(({ record, where, on, words }) => ({
    ...maybe('record', record === undefined ? undefined : looking.hit(record)),
    where,
    on,
    words,
  }))
}

export function styleWarnings({ world }: Looking, text: string): readonly StyleWarning[] {
  const found = new Map<string, StyleWarning>(
    termsIn(text, world).map(({ words, instead }) => [words.toLowerCase(), { words, instead }]),
  )
  return [...found.values()]
}

export function logView(looking: Looking): LogView {
  const all = attentionLog(looking.world)
  return {
    total: all.length,
    entries: all.slice(0, mostListed).flatMap((entry) => logRow(looking, entry)),
    speaking: spokespeople(looking.world).flatMap((one): readonly SpokespersonView[] => {
      const person = looking.hit(one.person)
      if (person === undefined) return []
      const { name, title, statements, lastSaid, nextCheck, file } = one
      return [
        {
          person,
          name,
          title,
          statements,
          ...maybe('lastSaid', lastSaid === undefined ? undefined : dayOf(lastSaid)),
          ...maybe('file', file === undefined ? undefined : looking.hit(file)),
          ...maybe('nextCheck', nextCheck === undefined ? undefined : dayOf(nextCheck)),
        },
      ]
    }),
  }
}

function logRow(looking: Looking, entry: LogEntry): readonly LogRow[] {
  const record = looking.hit(entry.record)
  if (record === undefined) return []
  const { kind, where, words, purpose, counts } = entry
  return [
    {
      record,
      kind,
      ...maybe('day', saidDay(entry.at, entry.precision)),
      where,
      words,
      ...maybe('purpose', purpose),
      ...maybe('counts', counts),
    },
  ]
}

function saidDay(at: number | undefined, precision: string): SaidDay | undefined {
  return at === undefined ? undefined : { date: dayOf(at), precision }
}
