/** What is done with a filing: remedies, that it was filed, a stage that a document proves, the answer. */
import { investigationStage } from '@safeconduct/core/records/vocabulary/investigation-stage.ts'
import { response } from '@safeconduct/core/records/vocabulary/response.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useId, useState } from 'react'
import type { FilingAsk } from '../../../calls/cases-asks.ts'
import type { FilingView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { type Acting, useAct } from '../../calls/use-act.ts'
import control from '../../form/control.module.css'
import { RecordChoice } from '../../form/record-choice.tsx'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { CasesRefused } from '../cases-refused.tsx'
import { DayField, TermField } from '../fields.tsx'

type Props = { readonly filing: FilingView; readonly now: string; readonly again: () => void }
type Own = Props & {
  readonly acting: Acting<FilingView>
  readonly run: (ask: FilingAsk) => Promise<void>
}

export function FilingActs(props: Props) {
  const { filings: said } = useLeavingWords()
  const acting = useAct<FilingView>()
  const run = async (ask: FilingAsk): Promise<void> => {
    await acting.run(call('cases.filing', ask))
    props.again()
  }
  const own = { ...props, acting, run }
  const { filing } = props
  return (
    <>
      {filing.filedAt === undefined && (
        <>
          <details>
            <summary>{said.remediesAct}</summary>
            <Remedies {...own} />
          </details>
          <details>
            <summary>{said.file}</summary>
            <Filed {...own} />
          </details>
        </>
      )}
      {filing.moves.length > 0 && filing.filedAt !== undefined && (
        <details>
          <summary>{said.stageAct}</summary>
          <Stage {...own} />
        </details>
      )}
      {filing.filedAt !== undefined && (
        <details>
          <summary>{said.responseAct}</summary>
          <Answered {...own} />
        </details>
      )}
      <CasesRefused refusal={acting.refusal} />
    </>
  )
}

function Remedies({ filing: { id, remedies }, acting, run }: Own) {
  const { filings: said } = useLeavingWords()
  const [tried, setTried] = useState((remedies?.tried ?? []).join('\n'))
  const [whyNone, setWhy] = useState(remedies?.whyNone ?? '')
  return (
    <div className={parts['act-on']}>
      <TextField label={said.remedies} help={said.remediesHelp} text={tried} change={setTried} rows={3} />
      <TextField label={said.whyNone} text={whyNone} change={setWhy} rows={2} />
      <button
        type="button"
        disabled={acting.busy}
        onClick={() =>
          void run({
            act: 'remedies',
            id,
            tried: linesOf(tried),
            ...(whyNone.trim() === '' ? {} : { whyNone }),
          })
        }
      >
        {said.remediesAct}
      </button>
    </div>
  )
}

function Filed({ filing: { id }, now, acting, run }: Own) {
  const { filings: said } = useLeavingWords()
  const [at, setAt] = useState(now.slice(0, 10))
  const [reference, setReference] = useState('')
  const [replyDue, setReply] = useState('')
  return (
    <div className={parts['act-on']}>
      <DayField label={said.on} text={at} change={setAt} />
      <TextField label={said.referenceField} text={reference} change={setReference} />
      <DayField label={said.replyDue} text={replyDue} change={setReply} />
      <button
        type="button"
        disabled={acting.busy}
        onClick={() =>
          void run({
            act: 'file',
            id,
            at: at.trim(),
            ...(reference.trim() === '' ? {} : { reference }),
            ...(replyDue.trim() === '' ? {} : { replyDue: replyDue.trim() }),
          })
        }
      >
        {said.fileAct}
      </button>
    </div>
  )
}

function Stage({ filing: { id, moves }, now, acting, run }: Own) {
  const { filings: said } = useLeavingWords()
  const field = useId()
  const [stage, setStage] = useState<CodeOf<typeof investigationStage> | ''>('')
  const [at, setAt] = useState(now.slice(0, 10))
  const [item, setItem] = useState<string | null>(null)
  return (
    <div className={parts['act-on']}>
      <TermField label={said.stage} of={investigationStage} only={moves} value={stage} choose={setStage} />
      <DayField label={said.on} text={at} change={setAt} />
      <div className={control['field']}>
        <label htmlFor={field}>{said.document}</label>
        <RecordChoice
          id={field}
          to={['EvidenceItem']}
          value={item}
          change={setItem}
          describedBy={undefined}
          invalid={false}
        />
      </div>
      <button
        type="button"
        disabled={acting.busy || stage === ''}
        onClick={() =>
          void run({ act: 'stage', id, stage, at: at.trim(), ...(item === null ? {} : { item }) })
        }
      >
        {said.stageAct}
      </button>
    </div>
  )
}

function Answered({ filing: { id }, acting, run }: Own) {
  const { filings: said } = useLeavingWords()
  const [answer, setAnswer] = useState<CodeOf<typeof response> | ''>('')
  return (
    <div className={parts['act-on']}>
      <TermField label={said.response} of={response} value={answer} choose={setAnswer} />
      <button
        type="button"
        disabled={acting.busy || answer === ''}
        onClick={() => void run({ act: 'response', id, response: answer })}
      >
        {said.responseAct}
      </button>
    </div>
  )
}

export function linesOf(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
