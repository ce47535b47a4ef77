/**
 * Whether a consent is the one that somebody heard: to the word, and written by whoever heard it. CA30 to CA33.
 *
 * Between the person and everything that leaves stands one member's word that they said yes. So that word is signed by
 * the desk of that member, to the whole of what was agreed. What is widened afterwards, on whatever desk, was never
 * heard, and another consent has to be asked for.
 */
import { agreedFields } from './agreed-fields.ts'
import { contentDigest } from './signed.ts'
import { type Held, shapesIn, textOf, textsIn } from './world.ts'
import { isBelieved, ownItems, writersOf } from './written.ts'

export function consentDigest(consent: Held): string {
  return contentDigest(consent, agreedFields)
}

/** Who heard the person say yes to these words, each at their own desk. One is one member's word. */
export function hearersOf(consent: Held): readonly string[] {
  const now = consentDigest(consent)
  return [
    ...new Set(
      ownItems(consent, 'heard', shapesIn(consent, 'heard')).flatMap((one) =>
        textOf(one, 'of') === now ? (textOf(one, 'by') ?? []) : [],
      ),
    ),
  ]
}

/** Is the yes that stands here the yes of whoever heard the person, to these words? */
export function isAsHeard(consent: Held): boolean {
  if (shapesIn(consent, 'heard').length === 0) return isFromBefore(consent)
  const hearers = hearersOf(consent)
  // Another desk that says "given" again, after a no or a silence, has heard nobody.
  const said = writersOf(consent, 'status', 'given')
  return hearers.length > 0 && (said === undefined || said.some((code) => hearers.includes(code)))
}

/** Without a signature of its own: only where whoever heard it wrote all of it, or nobody else was there. */
function isFromBefore(consent: Held): boolean {
  const hearers = textsIn(consent, 'heardBy')
  return [...agreedFields, 'status', 'heardBy'].every((field) => {
    const written = consent.written?.[field]
    if (written === undefined || isBelieved(consent, field)) return true
    return written.every(({ by }) => by === undefined || hearers.includes(by))
  })
}
