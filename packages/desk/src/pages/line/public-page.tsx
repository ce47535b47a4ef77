/** The public page: opened once by an administrator, published anew each week, and built into files to serve. */
import { useState } from 'react'
import type { Answer } from '../../calls/calls.ts'
import { type LineOpen, type LineReady, type LineView, lineStates } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { wholeNumber } from '../form/read-number.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'
import { BeginAnew, SetUp } from './set-up.tsx'
import { Standing } from './standing.tsx'
import { LineTabs } from './tabs.tsx'
import { useLine } from './use-line.ts'

export function PublicPage() {
  const words = useWords()
  const { asked, again } = useLine()
  const { page: said } = words.line
  return (
    <>
      <LineTabs tab="page" />
      <div className={parts['narrow']}>
        <h1>{said.title}</h1>
        <p className={parts['facts']}>{said.help}</p>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <LineRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            {!(asked.value.state === 'not-set-up' && asked.value.maySetUp) && <Standing view={asked.value} />}
            <Parts view={asked.value} again={again} />
          </>
        )}
      </div>
    </>
  )
}

function Parts({ view, again }: { readonly view: LineView; readonly again: () => void }) {
  if (view.state === 'not-set-up') return view.maySetUp ? <SetUp again={again} /> : null
  if (view.state !== 'ready') return null
  return (
    <>
      <Publishing view={view} again={again} />
      {view.mayPublish && <Building />}
      {view.maySetUp && <BeginAnew view={view} again={again} />}
    </>
  )
}

function Publishing({ view, again }: { readonly view: LineReady; readonly again: () => void }) {
  const { page: said } = useWords().line
  const language = useLanguage()
  const acting = useAct<LineView>()
  const { published, mayPublish } = view
  const [stands, setStands] = useState<LineOpen>(published?.line ?? 'open')
  const [wait, setWait] = useState(published?.waitMinutes === undefined ? '' : String(published.waitMinutes))
  const minutes = wholeNumber(wait)
  const publish = async (): Promise<void> => {
    await acting.run(
      call('line.publish', {
        line: stands,
        ...(minutes === undefined ? {} : { waitMinutes: Number(minutes) }),
      }),
    )
    again()
  }
  return (
    <section className={parts['part']}>
      <h2>{said.open}</h2>
      {published !== undefined && (
        <p>
          <strong>{said.lines[published.line]}</strong>.{' '}
          {said.published(instantWords(published.at, language))}
        </p>
      )}
      {view.pages.length > 0 && (
        <ul className={parts['lines']}>
          {view.pages.map((address) => (
            <li key={address} dir="ltr">
              {address}
            </li>
          ))}
        </ul>
      )}
      {mayPublish ? (
        <>
          <Choice
            label={said.open}
            value={stands}
            of={lineStates.map((one) => [one, said.lines[one]] as const)}
            choose={setStands}
          />
          <TextField label={said.wait} text={wait} change={setWait} read={wholeNumber} />
          <p>
            <button
              type="button"
              disabled={acting.busy || (minutes === undefined && wait.trim() !== '')}
              onClick={() => void publish()}
            >
              {said.publish}
            </button>
          </p>
          <LineRefused refusal={acting.refusal} />
        </>
      ) : (
        <p className={parts['facts']}>{said.mayNot}</p>
      )}
    </section>
  )
}

function Building() {
  const { page: said } = useWords().line
  const acting = useAct<Answer<'line.page'>>()
  const [folder, setFolder] = useState('')
  return (
    <section className={parts['part']}>
      <h2>{said.build}</h2>
      <TextField label={said.folder} help={said.buildHelp} text={folder} change={setFolder} dir="ltr" />
      <p>
        <button
          type="button"
          disabled={acting.busy || folder.trim() === ''}
          onClick={() => void acting.run(call('line.page', { folder: folder.trim() }))}
        >
          {said.build}
        </button>
      </p>
      <LineRefused refusal={acting.refusal} />
      {acting.done !== undefined && (
        <div role="status">
          <p>{said.built}</p>
          <dl className={css['prints']}>
            {acting.done.files.map(({ name, sha256 }) => (
              <div key={name}>
                <dt dir="ltr">{name}</dt>
                <dd dir="ltr">{sha256}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  )
}
