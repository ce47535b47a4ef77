import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Job } from '../../calls/calls.ts'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'

/** The process says in `sentence`, `folder` and `fingerprint` what came out; anything else is for other tools. */
export function JobResult({ job }: { readonly job: Job }) {
  const { organisation: words } = useWords()
  const result = isObject(job.result) ? job.result : {}
  const lines = ['sentence', 'folder', 'fingerprint']
    .map((name) => result[name])
    .filter((line) => typeof line === 'string')
  return (
    <div className={css['result']}>
      <p>{words.finished[job.what]}</p>
      {lines.map((line) => (
        <p key={line} className={css['said']}>
          <bdi>{line}</bdi>
        </p>
      ))}
    </div>
  )
}
