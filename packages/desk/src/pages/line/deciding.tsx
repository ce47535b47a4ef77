/** Priority, state, promise and case: each set by a person, each one step. */
import { helpRequestState } from '@safeconduct/core/records/vocabulary/help-request-state.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import control from '../form/control.module.css'
import { readInstant, typedInstant, wholeMoment } from '../form/read-day.ts'
import { RecordChoice } from '../form/record-choice.tsx'
import { paths } from '../frame/places.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import { LineRefused } from './line-refused.tsx'
import { OpenSlot } from './open-slot.tsx'
import type { OfThread } from './thread.tsx'

export function Deciding(props: OfThread) {
  const { line: said } = useWords()
  const language = useLanguage()
  const { thread, acting } = props
  const { id } = thread
  return (
    <>
      <Choice
        label={said.acts.priority}
        help={said.acts.priorityHelp}
        value={thread.priority}
        of={priority.terms.map(({ code }) => [code, termWords(priority, code, language)] as const)}
        choose={(chosen) => void acting.run(call('line.priority', { id, priority: chosen }))}
      />
      {thread.moves.length > 0 && <Moving key={thread.state} {...props} />}
      <Promising key={thread.promised?.at ?? ''} {...props} />
      <OfCase {...props} />
      <OpenSlot {...props} />
      <LineRefused refusal={acting.refusal} />
    </>
  )
}

const withReason: ReadonlySet<string> = new Set(['declined', 'referred', 'abusive'])

function Moving({ thread: { id, state, moves }, acting }: OfThread) {
  const { acts: said } = useWords().line
  const language = useLanguage()
  const [to, setTo] = useState(state)
  const [reason, setReason] = useState('')
  // Taking up and linking are acts of their own, with the case they lead to.
  const offered = moves.filter((move) => move !== 'accepted' && move !== 'linked')
  const needs = withReason.has(to)
  const move = (): void => void acting.run(call('line.move', { id, state: to, ...(needs ? { reason } : {}) }))
  return (
    <div className={parts['act-on']}>
      <Choice
        label={said.state}
        value={to}
        of={[state, ...offered].map((one) => [one, termWords(helpRequestState, one, language)] as const)}
        choose={setTo}
      />
      {needs && <TextField label={said.reason} text={reason} change={setReason} />}
      {to !== state && (
        <button type="button" disabled={acting.busy || (needs && reason.trim() === '')} onClick={move}>
          {said.move}
        </button>
      )}
    </div>
  )
}

function Promising({ thread: { id, promised }, acting }: OfThread) {
  const { acts: said } = useWords().line
  const before = promised === undefined ? '' : typedInstant(promised.at)
  const [at, setAt] = useState(before)
  const promise = (by: string): void => void acting.run(call('line.promise', { id, at: by }))
  return (
    <div className={parts['act-on']}>
      <TextField label={said.promise} help={said.promiseHelp} text={at} change={setAt} read={wholeMoment} />
      <div className={parts['row']}>
        {at.trim() !== '' && at !== before && (
          <button type="button" disabled={acting.busy} onClick={() => promise(readInstant(at))}>
            {said.promiseSet}
          </button>
        )}
        {promised !== undefined && (
          <button type="button" data-plain disabled={acting.busy} onClick={() => promise('none')}>
            {said.promiseNone}
          </button>
        )}
      </div>
    </div>
  )
}

function OfCase({ thread: { id, caseId, moves }, acting }: OfThread) {
  const { acts: said } = useWords().line
  const field = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const [name, setName] = useState('')
  const accepting = useAct<{ readonly caseId: string }>()
  if (caseId !== undefined)
    return (
      <p>
        <Link href={paths.record('Case', caseId)}>{said.openCase}</Link>
      </p>
    )
  return (
    <>
      {moves.includes('linked') && (
        <div className={parts['act-on']}>
          <div className={control['field']}>
            <label htmlFor={field}>{said.link}</label>
            <RecordChoice
              id={field}
              to={['Case']}
              value={chosen}
              change={setChosen}
              describedBy={undefined}
              invalid={false}
            />
          </div>
          {chosen !== null && (
            <button
              type="button"
              disabled={acting.busy}
              onClick={() => void acting.run(call('line.link', { id, caseId: chosen }))}
            >
              {said.linkAct}
            </button>
          )}
        </div>
      )}
      {moves.includes('accepted') && (
        <div className={parts['act-on']}>
          <TextField
            label={`${said.accept}. ${said.acceptName}`}
            help={said.acceptHelp}
            text={name}
            change={setName}
          />
          {name.trim() !== '' && (
            <button
              type="button"
              disabled={accepting.busy}
              onClick={() => void accepting.run(call('line.accept', { id, code: name.trim() }))}
            >
              {said.acceptAct}
            </button>
          )}
          <LineRefused refusal={accepting.refusal} />
        </div>
      )}
    </>
  )
}
