/**
 * A dossier of a release. What is missing, what speaks against it and what nobody consented to stands on the page before
 * it can be made: found here it is an evening's work, found in court it is the end of the evidence.
 */
import type { Language } from '@safeconduct/core/base/language.ts'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { DossierReadyView } from '../../../calls/evidence.ts'
import { call } from '../../calls/client.ts'
import { CasesRefused } from '../../cases/cases-refused.tsx'
import { recipientWords } from '../../cases/leaving/recipients.ts'
import { useLook } from '../../cases/use-cases.ts'
import { useOpenSession } from '../../frame/open-session.tsx'
import { paths } from '../../frame/places.ts'
import { useKeys } from '../../frame/use-keys.ts'
import { JobState } from '../../organisation/job-state.tsx'
import { useJob } from '../../organisation/use-job.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { Before, stopsOf } from './before.tsx'
import css from './dossier.module.css'
import { GoesIn } from './goes-in.tsx'
import { Narrative } from './narrative.tsx'
import { askOf, type Typing, useTyped } from './typed.ts'

export function DossierBuilder({ id }: { readonly id: string }) {
  const words = useWords()
  const { dossier: said } = useEvidenceWords()
  const [, go] = useLocation()
  const { asked } = useLook('evidence.dossierReady', { release: id, language: useLanguage() })
  useKeys('record', { back: () => go(paths.release(id)) })
  return (
    <article className={parts['wide']}>
      <Link href={paths.release(id)}>{said.back}</Link>
      {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
      {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
      {asked.state === 'answered' && <Whole ready={asked.value} />}
    </article>
  )
}

function Whole({ ready }: { readonly ready: DossierReadyView }) {
  const { dossier: said } = useEvidenceWords()
  const typing = useTyped(ready.release.id)
  const pageLanguage = useLanguage()
  const [language, setLanguage] = useState<Language>(pageLanguage)
  return (
    <>
      <header className={css['head']}>
        <h1>
          {said.title}{' '}
          <span className={css['for']}>{said.for(recipientWords([ready.release.to], pageLanguage))}</span>
        </h1>
        <p className={css['quiet']}>{said.why}</p>
      </header>
      <div className={parts['two']}>
        <Narrative ready={ready} typing={typing} language={language} setLanguage={setLanguage} />
        <aside className={parts['side']}>
          <div className={parts['inside']}>
            <GoesIn items={ready.items} />
            <Before ready={ready} typed={typing.typed} />
            <Make ready={ready} typing={typing} language={language} />
          </div>
        </aside>
      </div>
    </>
  )
}

type MakeProps = {
  readonly ready: DossierReadyView
  readonly typing: Typing
  readonly language: Language
}

function Make({ ready, typing: { typed, made }, language }: MakeProps) {
  const { refusals } = useWords()
  const { dossier: said } = useEvidenceWords()
  const { demonstration } = useOpenSession()
  const watched = useJob()
  const { state } = watched.job ?? {}
  const isWhole = /^(?:\/|~\/|[A-Za-z]:\\)/.test(typed.folder.trim())
  const isReady =
    stopsOf(ready, typed) === 0 &&
    typed.title.trim() !== '' &&
    typed.folder.trim() !== '' &&
    // A plain name lies in the home of the demonstration, which is removed with everything in it.
    (isWhole || !demonstration)
  useEffect(() => {
    if (state === 'finished') made()
    // What `made` does is the same at every drawing.
  }, [state])
  return (
    <div className={css['make']}>
      <button
        type="button"
        data-main
        disabled={!isReady || state === 'running'}
        onClick={() =>
          void watched.start(call('evidence.dossierMake', askOf(ready.release.id, typed, language)))
        }
      >
        {said.make}
      </button>
      {demonstration && !isWhole && <p className={css['quiet']}>{refusals['whole-path']}</p>}
      {state === 'finished' && <p>{said.tell}</p>}
      <JobState watched={watched} />
    </div>
  )
}
