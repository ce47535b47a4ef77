/** Opening the line, and beginning it anew when nobody can sign for it any more, or somebody can who left. */
import { type Language, languages } from '@safeconduct/core/base/language.ts'
import { type ReactNode, useState } from 'react'
import type { LineReady, LineView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import { TextField } from './field.tsx'
import { LineRefused } from './line-refused.tsx'

type Ways = { readonly [L in Language]: string }
const noWays: Ways = { en: '', ru: '', fr: '' }

type SetUpProps = {
  readonly again: () => void
  /** In the place of this line, which ends. */
  readonly instead?: LineReady
  readonly ready?: boolean
  /** What stands right above the button. */
  readonly children?: ReactNode
}

export function SetUp({ again, instead, ready = true, children }: SetUpProps) {
  const { page: said } = useWords().line
  const acting = useAct<LineView>()
  const [pages, setPages] = useState(instead === undefined ? '' : instead.pages.join('\n'))
  const [exitTo, setExitTo] = useState('')
  const [space, setSpace] = useState('')
  const [otherWays, setOtherWays] = useState(noWays)
  const open = async (): Promise<void> => {
    await acting.run(
      call('line.setUp', {
        pages: pages.split(/\s+/).filter((one) => one !== ''),
        exitTo: exitTo.trim(),
        otherWays,
        ...(space.trim() === '' ? {} : { space: space.trim() }),
        ...(instead === undefined ? {} : { anew: true }),
      }),
    )
    again()
  }
  return (
    <section className={parts['part']}>
      <TextField
        label={said.addresses}
        help={said.addressesHelp}
        text={pages}
        change={setPages}
        rows={2}
        dir="ltr"
      />
      <TextField label={said.exit} help={said.exitHelp} text={exitTo} change={setExitTo} dir="ltr" />
      <TextField label={said.space} help={said.spaceHelp} text={space} change={setSpace} dir="ltr" />
      <OtherWays ways={otherWays} change={setOtherWays} />
      {children}
      <p>
        <button type="button" data-main disabled={acting.busy || !ready} onClick={() => void open()}>
          {instead === undefined ? said.setUp : said.anew.act}
        </button>
      </p>
      {instead !== undefined && acting.done !== undefined && <p role="status">{said.anew.done}</p>}
      <LineRefused refusal={acting.refusal} />
    </section>
  )
}

function OtherWays({ ways, change }: { readonly ways: Ways; readonly change: (ways: Ways) => void }) {
  const { page: said } = useWords().line
  return (
    <fieldset className={parts['group']}>
      <legend>{said.other}</legend>
      {languages.map((one) => (
        <TextField
          key={one}
          label={said.otherIn[one]}
          text={ways[one]}
          change={(text) => change({ ...ways, [one]: text })}
          rows={2}
        />
      ))}
    </fieldset>
  )
}

/** Folded away, and said in full before the button can be pressed: it ends the line that is there. */
export function BeginAnew({ view, again }: { readonly view: LineReady; readonly again: () => void }) {
  const { anew: said } = useWords().line.page
  const [read, setRead] = useState(false)
  return (
    <section className={parts['part']}>
      <details>
        <summary>{said.title}</summary>
        <p>{said.when}</p>
        <ul className={parts['lines']}>
          {said.does.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p className={parts['danger']}>{said.cannot}</p>
        <SetUp again={again} instead={view} ready={read}>
          <p>
            <label>
              <input type="checkbox" checked={read} onChange={({ target }) => setRead(target.checked)} />{' '}
              {said.read}
            </label>
          </p>
        </SetUp>
      </details>
    </section>
  )
}
