import { useState } from 'react'
import { call } from '../calls/client.ts'
import { useWords } from '../words/use-words.ts'
import { JobState } from './job-state.tsx'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { Typed } from './typed.tsx'
import { useJob } from './use-job.ts'

/** Without a network: a bundle is written to a file and read from one. */
export function Stick() {
  const { people: said } = useWords()
  const [file, setFile] = useState('')
  const watched = useJob()
  const busy = watched.job?.state === 'running' || file.trim() === ''
  return (
    <Part title={said.sync.stick} help={said.sync.stickWhat}>
      <div className={people['fields']}>
        <Typed label={said.sync.file} help={said.sync.fileHelp} text={file} change={setFile} />
        <div className={css['row']}>
          <button
            type="button"
            disabled={busy}
            onClick={() => void watched.start(call('bundle.make', { file: file.trim() }))}
          >
            {said.sync.make}
          </button>
          <button
            type="button"
            disabled={busy}
            onClick={() => void watched.start(call('bundle.take', { file: file.trim() }))}
          >
            {said.sync.take}
          </button>
        </div>
      </div>
      <JobState watched={watched} />
    </Part>
  )
}
