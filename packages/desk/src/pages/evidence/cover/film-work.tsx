/** Boxes over a film: drawn on a frame, each from one second to another, and the copy made beside other work. */
import { useState } from 'react'
import type { CoverStart, FilmView } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { Refused } from '../../frame/refused.tsx'
import { useJob } from '../../organisation/use-job.ts'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import { Steps } from '../film/film-stage.tsx'
import { liesAt, openSpans, secondWords, widened } from '../film/frames.ts'
import { useStills } from '../film/use-stills.ts'
import { Watch } from '../film/watch.tsx'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { BoxList } from './box-list.tsx'
import type { Box } from './boxes.ts'
import css from './cover.module.css'
import { Drawing, WillBe } from './drawing.tsx'
import { Sound, TimeChoice, When } from './film-time.tsx'
import { Must } from './making.tsx'
import { Done, keptIn, Marks } from './marks.tsx'
import { useBoxes } from './use-boxes.ts'

type Props = { readonly start: CoverStart; readonly film: NonNullable<CoverStart['film']> }

export function FilmWork({ start, film }: Props) {
  const { items, films } = useEvidenceWords()
  const said = films.cover
  const { item } = start
  const first = { at: film.at, picture: start.picture }
  const stills = useStills(item.item.id, film, { first })
  const { at, picture } = stills.still ?? first
  const set = useBoxes(1, start.picture)
  const language = useLanguage()
  const [sound, setSound] = useState(false)
  const watched = useJob()
  const here = set.boxes.map((box, i) => ({ ...box, number: i + 1 })).filter((box) => liesAt(box, at))
  // A box that is moved afterwards is in no copy yet.
  const [madeOf, setMadeOf] = useState<unknown>()
  const drawn = `${String(sound)} ${JSON.stringify(set.boxes)}`
  const kept = madeOf === drawn ? keptIn(watched) : undefined
  const openOf = (mark: string): string | undefined => {
    const [open] = openSpans(mark, item.marksSeen, set.boxes, film)
    if (open === undefined) return undefined
    return said.openAt(secondWords(open.from ?? 0, language), secondWords(open.to ?? film.seconds, language))
  }
  return (
    <>
      <p className={parts['note']}>{said.noProof}</p>
      <p className={parts['facts']}>{said.draw}</p>
      <TimeChoice at={at} film={film} busy={stills.busy} show={stills.show}>
        <Steps at={at} film={film} step={stills.step} busy={stills.busy} />
        <span role="status">{stills.busy && items.look.opening}</span>
      </TimeChoice>
      <Refused refusal={stills.refusal} />
      <div className={css['sides']}>
        <section className={parts['part']}>
          <h2>{items.cover.original}</h2>
          <Drawing {...set} picture={picture} boxes={here} />
        </section>
        <section className={parts['part']}>
          <h2>{items.cover.result}</h2>
          <WillBe picture={picture} hidden={here} />
        </section>
      </div>
      <div className={css['under']}>
        <div className={parts['part']}>
          <p>
            <button type="button" onClick={set.add}>
              {items.cover.add}
            </button>
          </p>
          <BoxList
            marks={item.marks}
            picture={picture}
            pages={1}
            {...set}
            when={(box) => (
              <When
                box={box}
                at={at}
                film={film}
                busy={stills.busy}
                change={(some) => set.change(box.key, some)}
                show={stills.show}
              />
            )}
          />
        </div>
        <div className={parts['part']}>
          <Marks marks={item.marks} boxes={set.boxes} openOf={openOf} />
          {item.marks.length > 0 && <p className={parts['facts']}>{said.marks}</p>}
          <Sound film={film} sound={sound} choose={setSound} />
          <Must
            boxes={set.boxes}
            marks={item.marks}
            isOpen={(mark) => openOf(mark) !== undefined}
            watched={watched}
            kept={kept !== undefined}
            make={() => {
              setMadeOf(drawn)
              const boxes = set.boxes.map((box) => asked(box, film))
              void watched.start(
                call('evidence.coverMake', { id: item.item.id, boxes, form: 'small', sound }),
              )
            }}
          />
          {watched.job?.state === 'running' && <p className={parts['facts']}>{said.stopHelp}</p>}
          {kept !== undefined && <Kept kept={kept} film={{ ...film, sound }} from={at} />}
        </div>
      </div>
    </>
  )
}

type KeptProps = { readonly kept: { readonly id: string }; readonly film: FilmView; readonly from: number }

function Kept({ kept, film, from }: KeptProps) {
  const { cover: said } = useEvidenceWords().films
  return (
    <>
      <Done kept={kept} />
      <p>{said.kept}</p>
      <Watch id={kept.id} film={film} from={from} opened={() => {}} />
    </>
  )
}

function asked({ x, y, width, height, why, covers, ...box }: Box, film: FilmView) {
  return { x, y, width, height, why: why.trim(), covers, ...widened(box, film) }
}
