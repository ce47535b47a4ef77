import { type SubmitEvent, useId, useState } from 'react'
import { call } from '../calls/client.ts'
import control from '../form/control.module.css'
import { useWords } from '../words/use-words.ts'
import { JobState } from './job-state.tsx'
import css from './organisation.module.css'
import { useJob } from './use-job.ts'

type Props = {
  readonly call: 'dossier.make' | 'dossier.verify'
  readonly title: string
  readonly help: string
  readonly folderHelp: string
}

/** Work that is about one folder on this machine. */
export function FolderJob({ call: name, title, help, folderHelp }: Props) {
  const { organisation: words } = useWords()
  const id = useId()
  const [folder, setFolder] = useState('')
  const watched = useJob()
  const running = watched.job?.state === 'running'
  const start = (event: SubmitEvent): void => {
    event.preventDefault()
    void watched.start(call(name, { folder: folder.trim() }))
  }
  return (
    <section className={css['part']}>
      <h2>{title}</h2>
      <p className={css['quiet']}>{help}</p>
      <form className={css['row']} onSubmit={start} autoComplete="off">
        <div className={`${control['field']} ${css['folder']}`}>
          <label htmlFor={id}>{words.folder}</label>
          <input
            id={id}
            value={folder}
            onChange={({ target }) => setFolder(target.value)}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            required
            aria-describedby={`${id}-help`}
          />
          <span className={control['help']} id={`${id}-help`}>
            {folderHelp}
          </span>
        </div>
        <button type="submit" className={css['start']} disabled={running || folder.trim() === ''}>
          {words.start}
        </button>
      </form>
      <JobState watched={watched} />
    </section>
  )
}
