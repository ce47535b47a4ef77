/** What a copy still lacks, which kind it shall be, and how far it is. */
import { useEffect } from 'react'
import { JobState } from '../../organisation/job-state.tsx'
import type { Watched } from '../../organisation/use-job.ts'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import { useItemLook } from '../look/use-item-look.ts'
import { usePicture } from '../look/use-picture.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import type { Box } from './boxes.ts'
import css from './cover.module.css'

export type FormOfCopy = 'proof' | 'small'

type ChoiceProps = { readonly form: FormOfCopy; readonly choose: (form: FormOfCopy) => void }

export function FormChoice({ form, choose }: ChoiceProps) {
  const { cover: said } = useEvidenceWords().items
  return (
    <fieldset className={parts['group']}>
      <legend>{said.form}</legend>
      {(['proof', 'small'] as const).map((one) => (
        <label key={one} className={parts['tick']}>
          <input type="radio" name="form" checked={form === one} onChange={() => choose(one)} />
          <span>
            {said[one]}
            <br />
            <span className={parts['facts']}>{one === 'proof' ? said.proofHelp : said.smallHelp}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type MustProps = {
  readonly boxes: readonly Box[]
  readonly marks: readonly string[]
  /** Of a film: whether something of a mark still shows. */
  readonly isOpen?: (mark: string) => boolean
  readonly watched: Watched
  /** What is drawn here is already in a copy. */
  readonly kept: boolean
  readonly make: () => void
}

export function Must({ boxes, marks, isOpen, watched, kept, make }: MustProps) {
  const { cover: said } = useEvidenceWords().items
  const shows = isOpen ?? ((mark: string) => !boxes.some(({ covers }) => covers.includes(mark)))
  const open = marks.filter(shows).length
  const must = [
    ...(boxes.length === 0 ? [said.must.boxes] : []),
    ...(boxes.some(({ why }) => why.trim() === '') ? [said.must.reasons] : []),
    ...(open > 0 ? [said.must.marks(open)] : []),
  ]
  const isRunning = watched.job?.state === 'running'
  return (
    <>
      <ul className={css['must']}>
        {must.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>
        <button type="button" data-main disabled={must.length > 0 || isRunning || kept} onClick={make}>
          {said.make}
        </button>
      </p>
      {watched.job?.state !== 'finished' && <JobState watched={watched} />}
    </>
  )
}

/** The copy that is kept, opened again: what is black in it is black in what leaves. */
export function Kept({ id, page }: { readonly id: string; readonly page: number }) {
  const { cover: said } = useEvidenceWords().items
  const look = useItemLook(id, { file: false, large: true })
  const address = usePicture(look.view?.picture)
  useEffect(() => {
    look.show(page)
    // What it shows follows from the copy and the page.
  }, [id, page])
  return (
    <div ref={look.near}>
      {address !== undefined && <img className={css['picture']} src={address} alt={said.kept} />}
    </div>
  )
}

type PagesProps = {
  readonly pages: number
  readonly page: number
  readonly turn: (page: number) => void
}

export function Pages({ pages, page, turn }: PagesProps) {
  const { look: said } = useEvidenceWords().items
  const figures = new Intl.NumberFormat(useLanguage())
  if (pages === 1) return null
  return (
    <p className={parts['row']}>
      <button type="button" disabled={page === 1} onClick={() => turn(page - 1)}>
        {said.earlier}
      </button>
      <span>{said.page(figures.format(page), figures.format(pages))}</span>
      <button type="button" disabled={page === pages} onClick={() => turn(page + 1)}>
        {said.later}
      </button>
    </p>
  )
}
