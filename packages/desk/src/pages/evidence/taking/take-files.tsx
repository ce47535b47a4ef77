/** Taking files into a case: chosen or dropped, sealed one after the other, and of each it is said what it is. */
import { imageProvenance } from '@safeconduct/core/records/vocabulary/image-provenance.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { receivedWays, type TakeAsk } from '../../../calls/evidence.ts'
import type { TakenFiles } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { whileSaving } from '../../calls/saving.ts'
import { useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { useKeys } from '../../frame/use-keys.ts'
import { Choice } from '../../line/field.tsx'
import { changed } from '../../records/changes.ts'
import { useTitle } from '../../records/titles.ts'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { type Arriving, Outcomes } from './outcomes.tsx'
import { sendFile } from './send-file.ts'
import css from './taking.module.css'

export function TakeFiles({ caseId }: { readonly caseId: string }) {
  const { taking: said } = useEvidenceWords()
  const [, go] = useLocation()
  const [via, setVia] = useState<TakeAsk['receivedVia']>('by-hand')
  const [fromPerson, setFromPerson] = useState(true)
  const [provenance, setProvenance] = useState('')
  const sending = useSending({
    caseId,
    receivedVia: via,
    fromPerson,
    ...(provenance === '' ? {} : { provenance }),
  })
  const language = useLanguage()
  const title = useTitle(caseId)
  useKeys('record', { back: () => go(paths.story(caseId)) })
  return (
    <article className={parts['narrow']}>
      <Link href={paths.story(caseId)}>{said.back}</Link>
      <header>
        <h1>
          {said.title} <bdi className={css['case']}>{title?.title ?? ''}</bdi>
        </h1>
        <p className={css['quiet']}>{said.why}</p>
      </header>
      <Choice
        label={said.via}
        value={via}
        of={receivedWays.map((one) => [one, said.ways[one]] as const)}
        choose={setVia}
      />
      <label className={parts['tick']}>
        <input
          type="checkbox"
          checked={fromPerson}
          onChange={({ target }) => setFromPerson(target.checked)}
        />
        {said.fromPerson}
      </label>
      <Choice
        label={said.provenance}
        value={provenance}
        of={[
          ['', said.unknown] as const,
          ...imageProvenance.terms.map(
            ({ code }) => [code as string, termWords(imageProvenance, code, language)] as const,
          ),
        ]}
        choose={setProvenance}
      />
      <Drop disabled={sending.busy} take={sending.send} />
      <FromLine caseId={caseId} provenance={provenance} />
      <Outcomes arriving={sending.arriving} />
      {sending.busy && (
        <p>
          <button type="button" onClick={sending.stop}>
            {said.stop}
          </button>
        </p>
      )}
    </article>
  )
}

/** What came by the line is here already: it becomes items of the case, received from its person. */
function FromLine({ caseId, provenance }: { readonly caseId: string; readonly provenance: string }) {
  const { taking: said } = useEvidenceWords()
  const { busy, done, refusal, run } = useAct<TakenFiles>()
  const take = async (): Promise<void> => {
    const ask = provenance === '' ? { caseId } : { caseId, provenance }
    if ((await run(call('evidence.takeLine', ask))) !== undefined) changed()
  }
  return (
    <div className={parts['part']}>
      <p>
        <button type="button" disabled={busy} onClick={() => void take()}>
          {said.fromLine}
        </button>
      </p>
      <Refused refusal={refusal} />
      {done !== undefined &&
        (done.files.length === 0 ? <p>{said.noneFromLine}</p> : <Outcomes arriving={done.files} />)}
    </div>
  )
}

type DropProps = { readonly disabled: boolean; readonly take: (files: readonly File[]) => void }

function Drop({ disabled, take }: DropProps) {
  const { taking: said } = useEvidenceWords()
  const [isOver, setOver] = useState(false)
  return (
    // What is dropped can be chosen with the keyboard too: the field inside it.
    <div
      className={css['drop']}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) take([...event.dataTransfer.files])
      }}
    >
      <label className={`${parts['act']} ${css['choose']}`}>
        {said.choose}{' '}
        <input
          type="file"
          multiple
          disabled={disabled}
          onChange={({ target }) => {
            take([...(target.files ?? [])])
            // The same file may be chosen again.
            target.value = ''
          }}
        />
      </label>
      <span className={css['quiet']}>{said.drop}</span>
    </div>
  )
}

function useSending(about: Omit<TakeAsk, 'name'>) {
  const [arriving, setArriving] = useState<readonly Arriving[]>([])
  const [stopper, setStopper] = useState<AbortController>()
  // Whoever leaves the page in the middle is not taken to have given the whole file.
  useEffect(() => () => stopper?.abort(), [stopper])
  const send = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0 || stopper !== undefined) return
    const stop = new AbortController()
    setStopper(stop)
    const all: Arriving[] = files.map(({ name, size }) => ({ name, state: 'waiting', size, got: 0 }))
    // What became of earlier ones stays until somebody leaves: a file that was refused is asked for again by its name.
    const show = (): void => setArriving([...all, ...arriving])
    for (const [at, file] of files.entries()) {
      const far = (got: number): void => {
        all[at] = { name: file.name, state: 'sending', size: file.size, got }
        show()
      }
      far(0)
      all[at] = stop.signal.aborted
        ? { name: file.name, state: 'stopped' }
        : await whileSaving(sendFile(file, about, { signal: stop.signal, far }))
      show()
    }
    setStopper(undefined)
    changed()
  }
  return {
    arriving,
    busy: stopper !== undefined,
    stop: () => stopper?.abort(),
    send: (files: readonly File[]) => void send(files),
  }
}
