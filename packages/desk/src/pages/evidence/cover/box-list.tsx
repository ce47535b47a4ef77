/** Each box in words: where it lies, what is under it, and which of the marks that could identify it covers. */
import type { ReactNode } from 'react'
import type { PictureView } from '../../../calls/evidence-items.ts'
import { Field, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { type Area, type Box, inside } from './boxes.ts'
import css from './cover.module.css'

type Props = {
  readonly boxes: readonly Box[]
  readonly marks: readonly string[]
  readonly picture: PictureView
  readonly pages: number
  readonly chosen: number | undefined
  readonly choose: (key: number) => void
  readonly change: (key: number, some: Partial<Box>) => void
  readonly remove: (key: number) => void
  /** Of a film: from when to when it lies there. */
  readonly when?: (box: Box) => ReactNode
}

export function BoxList({ boxes, ...rest }: Props) {
  return boxes.map((box, at) => <OneBox key={box.key} box={box} number={at + 1} {...rest} />)
}

function OneBox({
  box,
  number,
  marks,
  picture,
  pages,
  chosen,
  choose,
  change,
  remove,
  when,
}: Omit<Props, 'boxes'> & { readonly box: Box; readonly number: number }) {
  const { cover: said, look } = useEvidenceWords().items
  return (
    <fieldset className={parts['group']} data-chosen={chosen === box.key} onFocus={() => choose(box.key)}>
      <legend>
        {said.box(number)}
        {pages > 1 && ` · ${look.page(String(box.page), String(pages))}`}
      </legend>
      <TextField
        label={said.under}
        help={said.underHelp}
        text={box.why}
        change={(why) => change(box.key, { why })}
      />
      {marks.length > 0 && (
        <div>
          {said.covers}
          {marks.map((mark) => (
            <label key={mark} className={parts['tick']}>
              <input
                type="checkbox"
                checked={box.covers.includes(mark)}
                onChange={({ target }) =>
                  change(box.key, {
                    covers: target.checked ? [...box.covers, mark] : box.covers.filter((one) => one !== mark),
                  })
                }
              />
              <bdi>{mark}</bdi>
            </label>
          ))}
        </div>
      )}
      {when?.(box)}
      <div className={css['figures']}>
        {(['x', 'y', 'width', 'height'] as const).map((side) => (
          <Side key={side} side={side} box={box} picture={picture} change={(area) => change(box.key, area)} />
        ))}
      </div>
      <p>
        <button type="button" onClick={() => remove(box.key)}>
          {said.remove(number)}
        </button>
      </p>
    </fieldset>
  )
}

type SideProps = {
  readonly side: keyof Area
  readonly box: Box
  readonly picture: PictureView
  readonly change: (area: Area) => void
}

function Side({ side, box, picture, change }: SideProps) {
  const { cover: said } = useEvidenceWords().items
  return (
    <Field label={said[side]}>
      {(given) => (
        <input
          {...given}
          type="number"
          min={side === 'x' || side === 'y' ? 0 : 1}
          value={box[side]}
          onChange={({ target }) => {
            const { x, y, width, height } = box
            change(inside({ x, y, width, height, [side]: target.valueAsNumber || 0 }, picture))
          }}
        />
      )}
    </Field>
  )
}
