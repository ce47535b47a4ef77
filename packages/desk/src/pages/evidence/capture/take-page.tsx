/** Taking a page of the web: its address, the words one came for, how far it is, and what it turned out to hold. */
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { call } from '../../calls/client.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { TextField } from '../../line/field.tsx'
import { useJob, type Watched } from '../../organisation/use-job.ts'
import { isJsonObject, isList } from '../../records/plain.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { EvidenceTabs } from '../tabs.tsx'
import { useEvidenceWords } from '../use-evidence-words.ts'

export function TakePage() {
  const words = useWords()
  const { capture: said } = useEvidenceWords().items
  const [url, setUrl] = useState('')
  const [wanted, setWanted] = useState('')
  const [via, setVia] = useState('')
  const watched = useJob()
  const running = watched.job?.state === 'running'
  const start = (): void => {
    const way = via.trim()
    const ask = { url: url.trim(), words: linesOf(wanted), ...(way === '' ? {} : { via: way }) }
    void watched.start(call('evidence.capture', ask))
  }
  return (
    <>
      <EvidenceTabs tab="capture" />
      <div className={parts['narrow']}>
        <h1>{words.evidence.tabs.capture}</h1>
        <p className={parts['facts']}>{said.why}</p>
        <form
          className={parts['part']}
          onSubmit={(event) => {
            event.preventDefault()
            if (!running) start()
          }}
        >
          <TextField label={said.url} text={url} change={setUrl} dir="ltr" />
          <TextField label={said.words} help={said.wordsHelp} text={wanted} change={setWanted} rows={4} />
          <TextField label={said.via} help={said.viaHelp} text={via} change={setVia} dir="ltr" />
          <p>
            <button type="submit" data-main disabled={running || url.trim() === ''}>
              {said.start}
            </button>
          </p>
        </form>
        <Became watched={watched} />
      </div>
    </>
  )
}

function Became({ watched: { job, refusal, stop } }: { readonly watched: Watched }): ReactNode {
  const { capture: said } = useEvidenceWords().items
  const figures = new Intl.NumberFormat(useLanguage())
  const reason = refusal?.kind === 'not-captured' ? refusal.reason : undefined
  return (
    <div role="status" className={parts['part']}>
      {job?.state === 'running' && (
        <p className={parts['row']}>
          <span>{job.done === 0 ? said.begun : said.answers(figures.format(job.done))}</span>
          <progress aria-label={said.begun} />
          <button type="button" onClick={() => void stop()}>
            {said.stop}
          </button>
        </p>
      )}
      {job?.state === 'stopped' && <p>{said.stopped}</p>}
      {job?.state === 'finished' && <Taken result={job.result} />}
      <Refused refusal={refusal} />
      {reason !== undefined && <p>{flawWords(said.flaws, reason)}</p>}
    </div>
  )
}

function Taken({ result }: { readonly result: unknown }) {
  const { capture: said } = useEvidenceWords().items
  if (!isJsonObject(result)) return null
  const { verdict, id, reached } = result
  const reasons: Readonly<Record<string, string>> = said.reasons
  const isHollow = verdict === 'hollow'
  const kind = verdict === 'held' || isHollow ? verdict : 'nothing-asked'
  return (
    <div className={isHollow ? parts['due'] : parts['became']}>
      <p>
        <strong>{said.verdicts[kind]}</strong>
      </p>
      {typeof reached === 'string' && (
        <p className={parts['facts']}>
          <bdi dir="ltr">{reached}</bdi>
        </p>
      )}
      {textsIn(result['reasons']).map((reason) => (
        <p key={reason}>{reasons[reason] ?? reason}</p>
      ))}
      {textsIn(result['missing']).map((missing) => (
        <p key={missing}>
          {said.missing}: «<bdi>{missing}</bdi>»
        </p>
      ))}
      {typeof id === 'string' && (
        <p>
          <Link href={paths.record('EvidenceItem', id)}>{said.open}</Link>
        </p>
      )}
    </div>
  )
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function textsIn(value: unknown): readonly string[] {
  return isList(value) ? value.filter((each) => typeof each === 'string') : []
}

function flawWords(
  flaws: Readonly<Record<string, string>> & { readonly other: string },
  reason: string,
): string {
  return flaws[reason] ?? flaws.other
}
