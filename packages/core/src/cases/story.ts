/**
 * A case as a story, which a colleague understands in a minute: now, then the lanes of the time line, then papers.
 *
 * Nothing is told that the records on this device do not say; a lane that this member cannot read is not there. Words
 * are codes of vocabularies, and no mark holds what a person wrote or said.
 */
import { recordTypes } from '../records/record-types.ts'
import { byCode, earliestIn, shapesIn, textOf, textsIn, type World } from '../rules/world.ts'
import { type BoardRow, boardRow } from './board.ts'
import { type CaseFile, type CaseFiles, type CaseState, caseFiles } from './case-files.ts'
import { type Lane, lanes, type Mark, marksOf } from './marks.ts'
import { type Picture, pictureOf } from './picture.ts'

export type Story = {
  readonly now: BoardRow
  readonly file: CaseFile
  /** The states it may go to now. */
  readonly moves: readonly CaseState[]
  /** In the order of the lanes; one without marks is left out. */
  readonly lanes: readonly { readonly lane: Lane; readonly marks: readonly Mark[] }[]
  readonly span: { readonly from: number; readonly to: number }
  readonly picture: Picture
  /** Items and filings, by id. */
  readonly papers: readonly string[]
}

export function storyOf(
  world: World,
  caseId: string,
  { by, files = caseFiles(world) }: { readonly by?: string; readonly files?: CaseFiles } = {},
): Story | undefined {
  const file = files.byId.get(caseId)
  if (file === undefined) return undefined
  const marks = marksOf(world, file).toSorted(
    (a, b) => a.at - b.at || byCode(a.id, b.id) || byCode(a.what, b.what),
  )
  const times = marks.flatMap(({ at, until }) => (until === undefined ? [at] : [at, until]))
  const opened = earliestIn(file.held, 'openedAt') ?? world.now
  const span = {
    from: Math.min(opened, ...marks.map(({ at }) => at), world.now),
    to: Math.max(world.now, ...times.filter((time) => time <= world.now)),
  }
  return {
    now: boardRow(file, world.now, by),
    file,
    moves: movesFrom(file.state),
    lanes: lanes.flatMap((lane) => {
      const own = marks.filter((mark) => mark.lane === lane)
      return own.length === 0 ? [] : [{ lane, marks: own }]
    }),
    span,
    picture: pictureOf(file, marks, { from: span.from, to: span.to }),
    papers: papersOf(world, file),
  }
}

function movesFrom(state: CaseState): readonly CaseState[] {
  const moves: Readonly<Partial<Record<CaseState, readonly CaseState[]>>> =
    recordTypes.Case.states?.moves ?? {}
  return moves[state] ?? []
}

/** Items that came from the person or that its records name, and filings. */
function papersOf(world: World, file: CaseFile): readonly string[] {
  const named = [
    ...file
      .of('VisaApplication')
      .flatMap((one) => [
        ...textsIn(one, 'formItem'),
        ...shapesIn(one, 'stages').flatMap((step) => textOf(step, 'itemId') ?? []),
      ]),
    ...file.of('Assistance').flatMap((one) => textsIn(one, 'receipt')),
    ...file.of('Testimony').flatMap((one) => textsIn(one, 'items')),
    ...file
      .of('Intervention')
      .flatMap((one) => [
        ...textsIn(one, 'receipt'),
        ...shapesIn(one, 'stageHistory').flatMap((step) => textOf(step, 'itemId') ?? []),
      ]),
  ]
  const items = [...file.of('EvidenceItem').map(({ id }) => id), ...named]
  const known = items.filter((id) => world.byId(id)?.type === 'EvidenceItem')
  const filings = file.of('Intervention').map(({ id }) => id)
  return [...new Set([...known, ...filings])].toSorted(byCode)
}
