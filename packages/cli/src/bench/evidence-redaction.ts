/** What a provable redaction of a photograph costs: made on a desk, checked by a stranger, sent with a press kit. */

import {
  checkRedaction,
  pictureRoot,
  proveRedaction,
} from '@safeconduct/core/evidence/redaction/picture-proof.ts'
import type { Box, Raster } from '@safeconduct/core/evidence/redaction/tiles.ts'
import { fastHash } from '@safeconduct/host/evidence/redaction/redactable.ts'
import { pngOf, previewOf } from '@safeconduct/host/evidence/workbench/pictures.ts'
import { type Figure, figure, medianOf } from './figure.ts'

/** 12 megapixels, as a telephone takes them; three people in it. */
const width = 4032
const height = 3024
const people: readonly Box[] = [
  { x: 600, y: 400, width: 700, height: 900 },
  { x: 2000, y: 1000, width: 300, height: 350 },
  { x: 3000, y: 200, width: 260, height: 280 },
]

export async function redactionFigures(): Promise<readonly Figure[]> {
  const original = photograph()
  const salted = { seed: new Uint8Array(16).fill(7), hash: fastHash }
  const root = await medianOf(5, () => pictureRoot(original, salted.seed, fastHash))
  const make = await medianOf(5, () => proveRedaction(original, people, salted))
  const made = proveRedaction(original, people, salted)
  if (!made.ok) throw new Error(`a photograph has no proof: ${made.refusal.kind}`)
  const { published, proof, root: sealed } = made.value
  const check = await medianOf(5, () => checkRedaction(published, proof, sealed, fastHash))
  const small = await pngOf({ width: 640, height: 480, rgb: original.rgb.subarray(0, 640 * 480 * 3) })
  const preview = small.ok ? await medianOf(3, () => previewOf(small.value, { side: 320, blur: true })) : null
  return [
    figure('redaction of 12 megapixels: root, sealed with the original', root, 'ms'),
    figure('redaction of 12 megapixels: proof made', make, 'ms', { is: '≤', value: 300, trial: '160' }),
    figure('redaction of 12 megapixels: proof checked', check, 'ms', { is: '≤', value: 200, trial: '100' }),
    figure('redaction of 12 megapixels: proof', proof.length, 'bytes', {
      is: '≤',
      value: 10_000,
      trial: '7,000',
    }),
    figure('preview by a program of its own, its start included', preview, 'ms'),
  ]
}

function photograph(): Raster {
  const rgb = new Uint8Array(width * height * 3)
  for (let at = 0; at < rgb.length; at++) rgb[at] = (at * 7 + (at >> 8) * 13) & 255
  return { width, height, rgb }
}
