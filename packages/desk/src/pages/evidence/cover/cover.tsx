/**
 * Covering parts of an item: the original on one side, the copy as it will be on the other, and the marks that could
 * identify between being covered and being published (rule R27).
 */
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CoverStart } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { useCall } from '../../calls/use-call.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { useKeys } from '../../frame/use-keys.ts'
import { useJob, type Watched } from '../../organisation/use-job.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { BoxList } from './box-list.tsx'
import { type Box, hiddenBy } from './boxes.ts'
import css from './cover.module.css'
import { Drawing, WillBe } from './drawing.tsx'
import { FilmWork } from './film-work.tsx'
import { FormChoice, type FormOfCopy, Kept, Must, Pages } from './making.tsx'
import { Done, keptIn, Marks } from './marks.tsx'
import { useBoxes } from './use-boxes.ts'

export function Cover({ id }: { readonly id: string }) {
  const words = useWords()
  const { films, items } = useEvidenceWords()
  const said = items.cover
  const [, go] = useLocation()
  const [page, setPage] = useState(1)
  const asked = useCall('evidence.coverStart', { id, page, language: useLanguage() })
  // While the next page is drawn the one before stays, with the boxes that were drawn on it.
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    if (asked.state === 'answered') setShown({ start: asked.value, page })
  }, [asked, page])
  useKeys('record', { back: () => go(paths.record('EvidenceItem', id)) })
  return (
    <article className={parts['wide']}>
      <Link href={paths.record('EvidenceItem', id)}>{said.back}</Link>
      <header>
        <h1>
          {said.title} <bdi className={css['item']}>{shown?.start.item.item.title ?? ''}</bdi>
        </h1>
        <p className={parts['facts']}>{shown?.start.film === undefined ? said.why : films.cover.why}</p>
      </header>
      {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
      <Refused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
      {shown !== undefined &&
        (shown.start.film === undefined ? (
          <Work {...shown} turn={setPage} />
        ) : (
          <FilmWork start={shown.start} film={shown.start.film} />
        ))}
    </article>
  )
}

/** A box belongs to the page that is seen, not to the one that is on its way. */
type Shown = { readonly start: CoverStart; readonly page: number }
type WorkProps = Shown & {
  readonly turn: (page: number) => void
}

function Work({ start, page, turn }: WorkProps) {
  const { cover: said } = useEvidenceWords().items
  const { picture, tile, item } = start
  const set = useBoxes(page, picture)
  const [form, setForm] = useState<FormOfCopy>(item.cover === 'picture' ? 'proof' : 'small')
  const watched = useJob()
  const grain = form === 'proof' ? tile : 1
  const here = set.boxes.map((box, at) => ({ ...box, number: at + 1 })).filter((box) => box.page === page)
  const hidden = here.map((box) => ({ key: box.key, ...hiddenBy(box, grain, picture) }))
  // A box that is moved afterwards is in no copy yet.
  const [madeOf, setMadeOf] = useState<unknown>()
  const drawn = `${form} ${JSON.stringify(set.boxes)}`
  const kept = madeOf === drawn ? keptIn(watched) : undefined
  return (
    <>
      <p className={parts['facts']}>{said.draw}</p>
      <div className={css['sides']}>
        <section className={parts['part']}>
          <h2>{said.original}</h2>
          <Drawing {...set} picture={picture} boxes={here} />
        </section>
        <section className={parts['part']}>
          <h2>{kept === undefined ? said.result : said.kept}</h2>
          {kept === undefined ? (
            <WillBe picture={picture} hidden={hidden} />
          ) : (
            <Kept id={kept.id} page={page} />
          )}
        </section>
      </div>
      <Pages pages={start.pages} page={page} turn={turn} />
      <div className={css['under']}>
        <div className={parts['part']}>
          <p>
            <button type="button" onClick={set.add}>
              {said.add}
            </button>
          </p>
          <BoxList marks={item.marks} picture={picture} pages={start.pages} {...set} />
        </div>
        <div className={parts['part']}>
          <Marks marks={item.marks} boxes={set.boxes} />
          {item.cover === 'picture' && <FormChoice form={form} choose={setForm} />}
          <Must
            boxes={set.boxes}
            marks={item.marks}
            watched={watched}
            kept={kept !== undefined}
            make={() => {
              setMadeOf(drawn)
              make(item, set.boxes, form, watched)
            }}
          />
          {kept !== undefined && <Done kept={kept} />}
        </div>
      </div>
    </>
  )
}

function make(item: CoverStart['item'], boxes: readonly Box[], form: FormOfCopy, watched: Watched): void {
  const asked = boxes.map(({ x, y, width, height, page, why, covers }) => {
    const box = { x, y, width, height, why: why.trim(), covers }
    return item.cover === 'paper' ? { ...box, page } : box
  })
  void watched.start(call('evidence.coverMake', { id: item.item.id, boxes: asked, form }))
}
