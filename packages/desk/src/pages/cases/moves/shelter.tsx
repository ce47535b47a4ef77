/** One shelter: who is there, for how long; placing somebody; and the day on which the place is known to them. */

import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ShelterView, StayRow } from '../../../calls/cases-moves.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { useKeys } from '../../frame/use-keys.ts'
import { Choice } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { CaseField } from '../case-field.tsx'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DueMark } from '../due.tsx'
import { DayField } from '../fields.tsx'
import { Fold } from '../fold.tsx'
import { CasesTabs } from '../tabs.tsx'
import { useLook } from '../use-cases.ts'
import { ShelterLost } from './shelter-lost.tsx'

export type OfShelter = { readonly shelter: ShelterView; readonly again: () => void }

export function Shelter({ id }: { readonly id: string }) {
  const words = useWords()
  const { shelters: said } = words.cases.moves
  const [, go] = useLocation()
  const { asked, again } = useLook('cases.shelter', { id, language: useLanguage() })
  useKeys('record', { back: () => go(paths.cases('shelters')) })
  return (
    <>
      <CasesTabs tab={undefined} />
      <article className={parts['wide']}>
        <Link href={paths.cases('shelters')}>{said.back}</Link>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && <Whole shelter={asked.value} again={again} />}
      </article>
    </>
  )
}

/** Whoever is there first, whoever left last. */
const order: readonly StayRow['state'][] = ['here', 'reserved', 'left']

function Whole(props: OfShelter) {
  const { shelter } = props
  const { shelters: said } = useWords().cases.moves
  const stays = shelter.stays.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const mayPlace = shelter.state === 'open' || shelter.state === 'full'
  return (
    <>
      <Head {...props} />
      <div className={parts['two']}>
        <section className={css['part']}>
          <h2>{said.who}</h2>
          {shelter.stays.length === 0 && <p className={css['quiet']}>{said.nobody}</p>}
          <ul className={parts['lines']}>
            {stays.map((stay) => (
              <StayLine key={stay.id} stay={stay} now={shelter.now} />
            ))}
          </ul>
        </section>
        <aside className={parts['side']}>
          {mayPlace && (
            <Fold title={said.place} open>
              <Placing {...props} />
            </Fold>
          )}
          <ShelterLost {...props} />
          {shelter.moves.length > 0 && (
            <Fold title={said.set}>
              <Setting {...props} />
            </Fold>
          )}
        </aside>
      </div>
    </>
  )
}

function Head({ shelter }: OfShelter) {
  const { moves } = useWords().cases
  const leaving = useLeavingWords()
  const { shelters: said } = moves
  const language = useLanguage()
  const { now, compromised, leaseEnds } = shelter
  return (
    <header className={css['head']}>
      <h1>
        {shelter.code}{' '}
        <span className={css['house']} data-state={shelter.state}>
          {said.states[shelter.state]}
        </span>
      </h1>
      <p>
        {said.beds(shelter.occupied, shelter.reserved, shelter.capacity)} · {said.columns.free}
        <Colon />
        {shelter.free} · {said.maxStay(shelter.maxStayDays)}
      </p>
      {compromised !== undefined && (
        <p className={parts['danger']}>
          <span>{said.was(dayWords(compromised.at, language, now))}</span> <bdi>{compromised.how}</bdi>
          <Link href={paths.exposure(shelter.id)}>{leaving.exposure.title}</Link>
        </p>
      )}
      {leaseEnds !== undefined && (
        <p>
          {said.lease}
          <Colon />
          <DueMark due={leaseEnds} now={now} />
        </p>
      )}
      {shelter.address !== undefined && (
        <details>
          <summary>{said.address}</summary>
          <p>
            <bdi>{shelter.address}</bdi>
          </p>
          <p className={css['quiet']}>{said.addressWhy}</p>
        </details>
      )}
    </header>
  )
}

function StayLine({ stay, now }: { readonly stay: StayRow; readonly now: string }) {
  const { shelters: said } = useWords().cases.moves
  const language = useLanguage()
  const from = dayWords(stay.from, language, now)
  return (
    <li className={css['task']}>
      <span className={css['grow']}>
        <strong>
          {stay.caseId === undefined ? stay.code : <Link href={paths.story(stay.caseId)}>{stay.code}</Link>}
        </strong>{' '}
        {said[stay.state]} · {stay.state === 'reserved' ? said.from(from) : said.since(from)}
        {stay.to !== undefined && ` · ${said.until(dayWords(stay.to, language, now))}`}
        {stay.state === 'here' && ` · ${said.days(stay.days)}`}
        {stay.over > 0 && ' '}
        {stay.over > 0 && <span className={css['missing']}>{said.overBy(stay.over)}</span>}
        {stay.state !== 'left' && <br />}
        {stay.state !== 'left' && (
          <span className={stay.apart === 'no' ? css['quiet'] : css['missing']}>
            {said.apart[stay.apart]}
          </span>
        )}
      </span>
    </li>
  )
}

function Placing({ shelter, again }: OfShelter) {
  const { shelters: said } = useWords().cases.moves
  const acting = useAct<ShelterView>()
  const [caseId, setCase] = useState<string | null>(null)
  const [from, setFrom] = useState(shelter.now.slice(0, 10))
  const [to, setTo] = useState('')
  const [apart, setApart] = useState<'yes' | 'no' | ''>('')
  const place = async (despite: readonly string[]): Promise<void> => {
    if (caseId === null || apart === '') return
    const until = to.trim() === '' ? {} : { to: to.trim() }
    const ask = { caseId, shelter: shelter.id, from: from.trim(), apart, ...until }
    const done = await acting.run(call('cases.place', despite.length === 0 ? ask : { ...ask, despite }))
    if (done !== undefined) setCase(null)
    again()
  }
  return (
    <div className={parts['act-on']}>
      <CaseField label={said.placeCase} value={caseId} change={setCase} />
      <DayField label={said.placeFrom} text={from} change={setFrom} />
      <DayField label={said.placeTo} text={to} change={setTo} />
      <Choice
        label={said.placeApart}
        help={said.placeApartHelp}
        value={apart}
        of={[
          ['', '—'],
          ['no', said.no],
          ['yes', said.yes],
        ]}
        choose={setApart}
      />
      <button
        type="button"
        disabled={acting.busy || caseId === null || apart === ''}
        onClick={() => void place([])}
      >
        {said.placeAct}
      </button>
      <CasesRefused refusal={acting.refusal} despite={(rules) => void place(rules)} />
    </div>
  )
}

const settable = ['open', 'paused', 'closed'] as const

function Setting({ shelter: { id, moves }, again }: OfShelter) {
  const { shelters: said } = useWords().cases.moves
  const acting = useAct<ShelterView>()
  const set = async (state: (typeof settable)[number]): Promise<void> => {
    await acting.run(call('cases.shelterState', { id, state }))
    again()
  }
  return (
    <div className={parts['row']}>
      {settable
        .filter((state) => moves.includes(state))
        .map((state) => (
          <button key={state} type="button" disabled={acting.busy} onClick={() => void set(state)}>
            {said.setAct[state]}
          </button>
        ))}
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
