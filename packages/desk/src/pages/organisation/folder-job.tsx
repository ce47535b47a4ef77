import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type SubmitEvent, useState } from 'react'
import type { CallRefusal, Job } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { useOpenSession } from '../frame/open-session.tsx'
import { useWords } from '../words/use-words.ts'
import { JobState } from './job-state.tsx'
import css from './organisation.module.css'
import { Typed } from './typed.tsx'
import { useJob } from './use-job.ts'

type Props = {
  readonly call: 'dossier.make' | 'dossier.verify'
  readonly title: string
  readonly help: string
  readonly folderHelp: string
}

/** Work that is about one folder on this machine. */
export function FolderJob({ call: name, title, help, folderHelp }: Props) {
  const { organisation: words, refusals, evidence } = useWords()
  const { demonstration } = useOpenSession()
  const [folder, setFolder] = useState('')
  const [key, setKey] = useState('')
  const [roots, setRoots] = useState('')
  const [headers, setHeaders] = useState('')
  const watched = useJob()
  const where = name === 'dossier.make' && demonstration ? refusals['whole-path'] : folderHelp
  const running = watched.job?.state === 'running'
  const start = (event: SubmitEvent): void => {
    event.preventDefault()
    const typed = { folder: folder.trim(), key: key.trim(), roots: roots.trim(), headers: headers.trim() }
    void watched.start(name === 'dossier.make' ? make(typed.folder, demonstration) : verify(typed))
  }
  return (
    <section className={css['part']}>
      <h2>{title}</h2>
      <p className={css['quiet']}>{help}</p>
      <form className={css['asked']} onSubmit={start} autoComplete="off">
        <Typed label={words.folder} help={where} text={folder} change={setFolder} required />
        {name === 'dossier.verify' && (
          <>
            <Typed label={words.toldKey} help={words.toldKeyHelp} text={key} change={setKey} />
            <Typed label={evidence.roots} help={evidence.rootsHelp} text={roots} change={setRoots} />
            <Typed label={evidence.headers} help={evidence.headersHelp} text={headers} change={setHeaders} />
          </>
        )}
        <button type="submit" className={css['start']} disabled={running || folder.trim() === ''}>
          {words.start}
        </button>
      </form>
      <JobState watched={watched} />
    </section>
  )
}

type Begun = Promise<Result<Job, CallRefusal>>

async function make(folder: string, demonstration: boolean): Begun {
  // A plain name lies in the home of the demonstration, which is removed with everything in it.
  if (demonstration && !/^(?:\/|~\/|[A-Za-z]:\\)/.test(folder)) return refuse({ kind: 'whole-path' })
  return call('dossier.make', { folder })
}

type Checked = { readonly [field in 'folder' | 'key' | 'roots' | 'headers']: string }

function verify({ folder, key, roots, headers }: Checked): Begun {
  return call('dossier.verify', {
    folder,
    ...(key === '' ? {} : { key }),
    ...(roots === '' ? {} : { roots }),
    ...(headers === '' ? {} : { headers }),
  })
}
