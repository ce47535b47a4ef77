/** Boxes as somebody draws, moves and names them. */
import { useState } from 'react'
import type { CoverStart } from '../../../calls/evidence-items.ts'
import { type Area, type Box, inside } from './boxes.ts'

/** Boxes as they stand: whoever draws one says at once what is under it. */
export function useBoxes(page: number, picture: CoverStart['picture']) {
  const [boxes, setBoxes] = useState<readonly Box[]>([])
  const [chosen, choose] = useState<number>()
  const [last, setLast] = useState(0)
  const draw = (area: Area): void => {
    const key = last + 1
    setLast(key)
    setBoxes([...boxes, { ...area, key, page, why: '', covers: [] }])
    choose(key)
  }
  const change = (key: number, some: Partial<Box>): void =>
    setBoxes(boxes.map((box) => (box.key === key ? { ...box, ...some } : box)))
  const middle = {
    x: picture.width * 0.4,
    y: picture.height * 0.4,
    width: picture.width / 5,
    height: picture.height / 5,
  }
  return {
    boxes,
    chosen,
    choose,
    draw,
    change,
    add: () => draw(inside(middle, picture)),
    remove: (key: number) => setBoxes(boxes.filter((box) => box.key !== key)),
  }
}
