/** Writing the folder that leaves, once two have approved it. */
import { useState } from 'react'
import type { PageView } from '../../../calls/publication.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { useOpenSession } from '../../frame/open-session.tsx'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useWords } from '../../words/use-words.ts'
import { PageRefused } from './page-refused.tsx'
import css from './publish.module.css'

type Written = { readonly folder: string; readonly files: readonly string[] }
type Props = { readonly page: PageView; readonly again: () => void }

export function WritePage({ page: { release, hasKey }, again }: Props) {
  const { refusals } = useWords()
  const { page: said } = usePressWords()
  const { demonstration } = useOpenSession()
  const acting = useAct<Written>()
  const [folder, setFolder] = useState('')
  const { id, state, sentAt } = release
  const isWhole = /^(?:\/|~\/|[A-Za-z]:\\)/.test(folder.trim())
  const write = async (despite: readonly string[]): Promise<void> => {
    const more = despite.length === 0 ? {} : { despite }
    await acting.run(call('press.publish', { id, folder: folder.trim(), ...more }))
    again()
  }
  if (acting.done !== undefined) return <Done {...acting.done} />
  if (sentAt !== undefined) return null
  if (!hasKey) return <p className={parts['due']}>{said.noKey}</p>
  if (state !== 'approved') return <p className={parts['facts']}>{said.notYet}</p>
  return (
    <div className={css['write']}>
      <TextField label={said.folder} help={said.folderHelp} dir="ltr" text={folder} change={setFolder} />
      <button
        type="button"
        data-main
        disabled={acting.busy || folder.trim() === '' || (demonstration && !isWhole)}
        onClick={() => void write([])}
      >
        {said.publish}
      </button>
      {demonstration && !isWhole && <p className={parts['facts']}>{refusals['whole-path']}</p>}
      <PageRefused refusal={acting.refusal} despite={(rules) => void write(rules)} />
    </div>
  )
}

function Done({ folder, files }: Written) {
  const { page: said } = usePressWords()
  return (
    <div role="status" className={parts['note']}>
      <p className={css['path']}>{said.written(folder)}</p>
      <ul className={css['files']}>
        {files.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
      <p>{said.writtenCheck}</p>
    </div>
  )
}
