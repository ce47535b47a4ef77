/** The original with its boxes, to draw on with the mouse and to move them with the arrow keys. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { PictureView } from '../../../calls/evidence-items.ts'
import { usePicture } from '../look/use-picture.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { type Area, type Box, between, leastSide, moved } from './boxes.ts'
import css from './cover.module.css'

type Point = { readonly x: number; readonly y: number }
type Props = {
  readonly picture: PictureView
  /** Of this page, with the number by which each is called. */
  readonly boxes: readonly (Box & { readonly number: number })[]
  readonly chosen: number | undefined
  readonly choose: (key: number) => void
  readonly draw: (area: Area) => void
  readonly change: (key: number, area: Area) => void
  readonly remove: (key: number) => void
}

export function Drawing(props: Props) {
  const { picture, boxes } = props
  const address = usePicture(picture)
  const [from, setFrom] = useState<Point>()
  const [to, setTo] = useState<Point>()
  const drawing = useRef<SVGSVGElement>(null)
  const area = from === undefined || to === undefined ? undefined : between(from, to, picture)
  // By the drawing's own measure: a tall page has margins at its sides.
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const measure = drawing.current?.getScreenCTM()?.inverse()
    return new DOMPoint(clientX, clientY).matrixTransform(measure ?? new DOMMatrix())
  }
  return (
    <svg
      ref={drawing}
      className={css['picture']}
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.target instanceof SVGRectElement) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(pointOf(event))
        setTo(undefined)
      }}
      onPointerMove={(event) => {
        if (from !== undefined) setTo(pointOf(event))
      }}
      onPointerUp={() => {
        if (area !== undefined && area.width >= leastSide && area.height >= leastSide) props.draw(area)
        setFrom(undefined)
        setTo(undefined)
      }}
      onPointerCancel={() => setFrom(undefined)}
    >
      {address !== undefined && <image href={address} width={picture.width} height={picture.height} />}
      {boxes.map((box) => (
        <OneBox key={box.key} box={box} {...props} />
      ))}
      {area !== undefined && <rect className={css['drawn']} {...area} vectorEffect="non-scaling-stroke" />}
    </svg>
  )
}

function OneBox({
  box,
  picture,
  chosen,
  choose,
  change,
  remove,
}: Props & { readonly box: Box & { readonly number: number } }) {
  const { cover: said } = useEvidenceWords().items
  const { x, y, width, height, key, number } = box
  const pressed = (event: KeyboardEvent): void => {
    const next = moved(box, event.key, event.shiftKey, picture)
    if (next !== undefined) change(key, next)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(key)
    else return
    event.preventDefault()
  }
  return (
    <rect
      className={css['box']}
      data-chosen={chosen === key}
      x={x}
      y={y}
      width={width}
      height={height}
      vectorEffect="non-scaling-stroke"
      role="button"
      tabIndex={0}
      aria-label={said.box(number)}
      onFocus={() => choose(key)}
      onKeyDown={pressed}
    />
  )
}

type WillBeProps = {
  readonly picture: PictureView
  readonly hidden: readonly (Area & { readonly key: number })[]
}

/** The same picture with what will be black, as it is drawn into the copy. */
export function WillBe({ picture, hidden }: WillBeProps) {
  const address = usePicture(picture)
  return (
    <svg className={css['picture']} viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden>
      {address !== undefined && <image href={address} width={picture.width} height={picture.height} />}
      {hidden.map(({ key, ...area }) => (
        <rect key={key} className={css['hidden']} {...area} />
      ))}
    </svg>
  )
}
