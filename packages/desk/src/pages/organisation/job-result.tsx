import { isObject } from '@safeconduct/core/base/parse.ts'
import { unreachable } from '@safeconduct/core/base/result.ts'
import type { Job } from '../../calls/calls.ts'
import { isJsonObject, isList } from '../records/plain.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './organisation.module.css'

/** What came out. File names in it come from whoever made the folder: they are shown as text, in a direction of their own. */
export function JobResult({ job }: { readonly job: Job }) {
  const { organisation: words, people } = useWords()
  const language = useLanguage()
  return (
    <div className={css['result']}>
      <p>{words.finished[job.what]}</p>
      {linesOf(job, { words, sync: people.sync }, language).map((line) => (
        <p key={line} className={css['said']}>
          <bdi>{line}</bdi>
        </p>
      ))}
    </div>
  )
}

function linesOf(
  { what, result }: Job,
  { words, sync }: { readonly words: Catalogue['organisation']; readonly sync: Catalogue['people']['sync'] },
  language: string,
): readonly string[] {
  if (!isObject(result)) return []
  const texts = (value: unknown): readonly string[] =>
    isList(value) ? value.filter((line) => typeof line === 'string') : []
  switch (what) {
    case 'verify': {
      // The verdict in words, from the process that looked (docs/formats/desk-calls.md, C27).
      const { lines } = result
      return isObject(lines) ? texts(lines[language]) : []
    }
    case 'check': {
      const faults = isList(result['faults']) ? result['faults'].filter(isJsonObject) : []
      const where = faults.map((fault) => texts([fault['kind'] ?? '', fault['where'] ?? '']).join(' · '))
      return [result['state'] === 'whole' ? words.good : words.bad, ...new Set(where)]
    }
    case 'dossier':
      return texts([result['folder'] ?? '', result['key'] ?? '']).filter((line) => line !== '')
    case 'import':
    case 'cover':
    case 'capture':
      return []
    case 'bundle-make':
      return [sync.written(figure(result['kilobytes']), texts([result['file'] ?? '']).join(''))]
    case 'bundle-take':
      return [sync.taken(figure(result['applied']), figure(result['waiting']))]
    default:
      return unreachable(what)
  }
}

function figure(value: unknown): string {
  return typeof value === 'number' ? String(value) : '0'
}
