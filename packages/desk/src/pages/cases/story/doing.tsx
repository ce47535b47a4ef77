/** What a caseworker does with a case: each one step, each refused with the rule that stands against it. */
import { occurrenceKind, toldKind } from '@safeconduct/core/records/choices/risk.ts'
import { caseState } from '@safeconduct/core/records/vocabulary/case-state.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { call } from '../../calls/client.ts'
import { readInstant, typedInstant } from '../../form/read-day.ts'
import { paths } from '../../frame/places.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { useWords } from '../../words/use-words.ts'
import { CasesRefused } from '../cases-refused.tsx'
import { MomentField, TermField } from '../fields.tsx'
import { Fold } from '../fold.tsx'
import { Meeting } from '../leaving/meeting.tsx'
import { SamePerson } from './same-person.tsx'
import type { OfStory } from './story.tsx'

export function Doing(props: OfStory) {
  const { acts: said } = useWords().cases
  const leaving = useLeavingWords()
  return (
    <>
      <Fold title={said.step} open>
        <Promising key={props.story.next?.what ?? ''} {...props} />
      </Fold>
      <Fold title={said.occurrence}>
        <Happened {...props} />
      </Fold>
      <Fold title={said.taken}>
        <TakenLink {...props} />
      </Fold>
      <Fold title={said.move}>
        <Moving key={props.story.state} {...props} />
      </Fold>
      <Fold title={leaving.meeting.title}>
        <Meeting caseId={props.story.id} />
      </Fold>
      <Fold title={said.correction}>
        <Correcting {...props} />
      </Fold>
      <Fold title={said.merge.title}>
        <SamePerson {...props} />
      </Fold>
      <Fold title={said.told}>
        <Told {...props} />
      </Fold>
      <CasesRefused refusal={props.acting.refusal} />
    </>
  )
}

function Promising({ story: { id, next }, acting }: OfStory) {
  const { acts: said } = useWords().cases
  const [what, setWhat] = useState(next?.what ?? '')
  const [at, setAt] = useState(next === undefined ? '' : typedInstant(next.due.at))
  const ready = what.trim() !== '' && at.trim() !== ''
  return (
    <div className={parts['act-on']}>
      <TextField label={said.stepWhat} text={what} change={setWhat} />
      <MomentField label={said.stepAt} text={at} change={setAt} />
      <div className={parts['row']}>
        <button
          type="button"
          disabled={acting.busy || !ready}
          onClick={() => void acting.run(call('cases.step', { id, what, at: readInstant(at) }))}
        >
          {said.stepAct}
        </button>
        {next !== undefined && (
          <button
            type="button"
            data-plain
            disabled={acting.busy}
            onClick={() => void acting.run(call('cases.step', { id, what: next.what, at: 'none' }))}
          >
            {said.stepDrop}
          </button>
        )}
      </div>
    </div>
  )
}

function Moving({ story: { id, moves }, acting }: OfStory) {
  const { acts: said } = useWords().cases
  const [state, setState] = useState<CodeOf<typeof caseState> | ''>('')
  const [reason, setReason] = useState('')
  return (
    <div className={parts['act-on']}>
      <TermField label={said.to} of={caseState} only={moves} value={state} choose={setState} />
      <TextField label={said.reason} text={reason} change={setReason} />
      <button
        type="button"
        disabled={acting.busy || state === ''}
        onClick={() =>
          void acting.run(call('cases.move', { id, state, ...(reason.trim() === '' ? {} : { reason }) }))
        }
      >
        {said.moveAct}
      </button>
    </div>
  )
}

/** Being taken has a step of its own, which does more than write it down. */
const otherKinds = occurrenceKind.terms.map(({ code }) => code).filter((code) => code !== 'taken')

function Happened({ story: { id, now }, acting }: OfStory) {
  const { acts: said } = useWords().cases
  const [kind, setKind] = useState<CodeOf<typeof occurrenceKind> | ''>('')
  const [at, setAt] = useState(typedInstant(now))
  const [known, setKnown] = useState('')
  const write = async (): Promise<void> => {
    const done = await acting.run(call('cases.occurrence', { caseId: id, kind, at: readInstant(at), known }))
    if (done === undefined) return
    setKind('')
    setKnown('')
  }
  return (
    <div className={parts['act-on']}>
      <TermField label={said.kind} of={occurrenceKind} only={otherKinds} value={kind} choose={setKind} />
      <MomentField label={said.at} text={at} change={setAt} />
      <TextField label={said.known} text={known} change={setKnown} rows={3} />
      <button
        type="button"
        disabled={acting.busy || kind === '' || known.trim() === ''}
        onClick={() => void write()}
      >
        {said.occurrenceAct}
      </button>
    </div>
  )
}

function TakenLink({ story: { id } }: OfStory) {
  const { acts: said } = useWords().cases
  const [, go] = useLocation()
  return (
    <div className={parts['danger']}>
      <p>{said.takenWhy}</p>
      <p>
        <button type="button" onClick={() => go(paths.taken(id))}>
          {said.takenAct}
        </button>
      </p>
    </div>
  )
}

/** Whoever is written about may say that it is wrong; what they say stands beside it, in their words. */
function Correcting({ story: { id }, acting }: OfStory) {
  const { acts: said } = useWords().cases
  const [text, setText] = useState('')
  const write = async (): Promise<void> => {
    const done = await acting.run(call('cases.correction', { caseId: id, text }))
    if (done !== undefined) setText('')
  }
  return (
    <div className={parts['act-on']}>
      <p className={parts['facts']}>{said.correctionWhy}</p>
      <TextField label={said.correctionText} text={text} change={setText} rows={3} />
      <button type="button" disabled={acting.busy || text.trim() === ''} onClick={() => void write()}>
        {said.correctionAct}
      </button>
    </div>
  )
}

function Told({ story: { id, now }, acting }: OfStory) {
  const { acts: said } = useWords().cases
  const [kind, setKind] = useState<CodeOf<typeof toldKind> | ''>('')
  const [words, setWords] = useState('')
  const [from, setFrom] = useState(now.slice(0, 10))
  const write = async (): Promise<void> => {
    const done = await acting.run(call('cases.told', { caseId: id, kind, words, from }))
    if (done !== undefined) setWords('')
  }
  return (
    <div className={parts['act-on']}>
      <TermField label={said.kind} of={toldKind} value={kind} choose={setKind} />
      <TextField label={said.toldWords} text={words} change={setWords} />
      <TextField label={said.at} text={from} change={setFrom} dir="ltr" />
      <button
        type="button"
        disabled={acting.busy || kind === '' || words.trim() === ''}
        onClick={() => void write()}
      >
        {said.toldAct}
      </button>
    </div>
  )
}
