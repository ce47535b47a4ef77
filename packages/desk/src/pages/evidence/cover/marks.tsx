/** Which marks are still open (rule R27), and the copy once it is kept. */
import { Link } from 'wouter'
import { paths } from '../../frame/places.ts'
import type { Watched } from '../../organisation/use-job.ts'
import { isJsonObject } from '../../records/plain.ts'
import parts from '../../style/parts.module.css'
import { useEvidenceWords } from '../use-evidence-words.ts'
import type { Box } from './boxes.ts'
import css from './cover.module.css'

type MarksProps = {
  readonly marks: readonly string[]
  readonly boxes: readonly Box[]
  /** Of a film: what is open of a mark, in words; nothing where all of it is covered. */
  readonly openOf?: (mark: string) => string | undefined
}

export function Marks({ marks, boxes, openOf }: MarksProps) {
  const { cover: said } = useEvidenceWords().items
  return (
    <section className={parts['part']}>
      <h2>{said.marks}</h2>
      {marks.length === 0 && <p className={parts['due']}>{said.noMarks}</p>}
      <ul className={parts['lines']}>
        {marks.map((mark) => {
          const open = openOf === undefined ? undefined : openOf(mark)
          const isCovered =
            openOf === undefined ? boxes.some(({ covers }) => covers.includes(mark)) : open === undefined
          return (
            <li key={mark} className={css['mark']} data-covered={isCovered}>
              <bdi>{mark}</bdi> <strong>{isCovered ? said.covered : (open ?? said.open)}</strong>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type KeptCopy = { readonly id: string; readonly root?: string }

export function keptIn({ job }: Watched): KeptCopy | undefined {
  const result = job?.state === 'finished' ? job.result : undefined
  if (!isJsonObject(result) || typeof result['id'] !== 'string') return undefined
  const root = result['root']
  return { id: result['id'], ...(typeof root === 'string' ? { root } : {}) }
}

export function Done({ kept: { id, root } }: { readonly kept: KeptCopy }) {
  const { cover: said } = useEvidenceWords().items
  return (
    <div className={parts['became']}>
      <p>{said.done}</p>
      {root !== undefined && (
        <p className={css['root']}>
          {said.root}: <bdi>{root}</bdi>
        </p>
      )}
      <p>
        <Link href={paths.record('EvidenceItem', id)}>{said.openCopy}</Link>
      </p>
    </div>
  )
}
