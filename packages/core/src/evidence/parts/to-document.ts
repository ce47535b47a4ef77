/**
 * The thirteen parts, in the order in which a prosecutor reads them, as one text [D41]. A part about which nothing is known
 * says so: silence would look like a missing page.
 */
import type { Language } from '../../base/language.ts'
import { type DossierItem, dossierParts } from '../dossier.ts'
import { namespace, payloadManifest, principal, signatureFile, signersFile } from '../layout.ts'
import type { Block, DossierDocument, Section } from './document.ts'
import { itemNumbers, orUnknown, type Say, sayIn } from './part-say.ts'
import type { DossierPartsContent } from './parts.ts'
import { sheetBlocks } from './sheet-blocks.ts'

export type WholeDossier = {
  readonly title: string
  readonly language: Language
  readonly content: DossierPartsContent
  readonly items: readonly DossierItem[]
}

export function toDocument(dossier: WholeDossier): DossierDocument {
  const say = sayIn(dossier.language)
  const sections = dossierParts.map(
    (part, at): Section => ({
      id: part,
      number: at + 1,
      title: say(part),
      blocks: blocksOf[part](dossier, say),
    }),
  )
  const { cover } = dossier.content
  const head: Block = { kind: 'note', text: `${cover.confidentiality} · ${cover.sender}` }
  return {
    language: dossier.language,
    title: dossier.title,
    contents: say('contents'),
    head: [head],
    sections,
  }
}

type Blocks = (dossier: WholeDossier, say: Say) => readonly Block[]

const blocksOf: { readonly [Part in (typeof dossierParts)[number]]: Blocks } = {
  cover: ({ content: { cover } }, say) => [
    {
      kind: 'facts',
      rows: [
        [say('sender'), cover.sender],
        [say('contact'), orUnknown(say, cover.contact)],
        [say('authority'), orUnknown(say, cover.authority)],
        [say('recipient'), orUnknown(say, cover.recipient)],
        [say('confidentiality'), cover.confidentiality],
        [say('version'), String(cover.version)],
        [say('date'), cover.date],
        [say('release'), cover.release],
      ],
    },
  ],
  summary: ({ content }, say) => prose(content.summary, say),
  jurisdiction: ({ content: { jurisdiction } }, say) =>
    orNothing(
      jurisdiction.flatMap(({ instrument, text }): readonly Block[] => [
        { kind: 'heading', text: instrument },
        { kind: 'text', text },
      ]),
      say,
    ),
  incidents: ({ content: { incidents } }, say) =>
    orNothing(
      incidents.flatMap((each) => incidentBlocks(each, say)),
      say,
    ),
  'persons-units-places': ({ content: { subjects } }, say) => {
    const head = [say('code'), say('kind'), say('rank'), say('role'), say('items')]
    const rows = subjects.map(({ code, kind, rank, role, items }) => [
      code,
      say(kind),
      rank ?? '',
      role,
      itemNumbers(items),
    ])
    return tableOrNothing(head, rows, say)
  },
  inventory: ({ items }, say) =>
    tableOrNothing(
      [say('item'), say('what'), say('bytes'), say('hash')],
      items.map(({ number, title, size, sha256 }) => [itemNumbers([number]), title, String(size), sha256]),
      say,
    ),
  'item-sheets': ({ content, items }, say) => sheetBlocks(content.sheets, items, say),
  methodology: ({ content }, say) => prose(content.methodology, say),
  'contrary-material': ({ content }, say) => contraryBlocks(content, say),
  gaps: ({ content: { gaps } }, say) =>
    gaps.length === 0
      ? [{ kind: 'text', text: say('noGaps') }]
      : [
          {
            kind: 'table',
            head: [say('item'), say('what')],
            rows: gaps.map(({ item, what }) => [item === undefined ? '' : itemNumbers([item]), what]),
          },
        ],
  tools: ({ content }, say) => [
    ...tableOrNothing(
      [say('tool'), say('version')],
      content.tools.map(({ name, version }) => [name, version]),
      say,
    ),
    { kind: 'text', text: content.clocks },
  ],
  verification: (_, say) => [
    { kind: 'text', text: say('verifyWith') },
    { kind: 'mono', text: commands },
  ],
  'sealed-annex': ({ content: { annex } }, say) =>
    annex === undefined
      ? [{ kind: 'text', text: say('noAnnex') }]
      : [
          { kind: 'text', text: say('annexIs', { rows: annex.rows }) },
          { kind: 'list', lines: annex.recipients },
        ],
}

const commands = `sha256sum -c ${payloadManifest}
ssh-keygen -Y verify -f ${signersFile} -I ${principal} -n ${namespace} -s ${signatureFile} < ${payloadManifest}
sh verify/verify.sh
powershell -File verify\\verify.ps1`

function incidentBlocks(incident: DossierPartsContent['incidents'][number], say: Say): readonly Block[] {
  const { origins, when } = incident
  const listed = (texts: readonly string[]): string =>
    texts.length === 0 ? say('unknown') : texts.join(', ')
  return [
    { kind: 'heading', text: `${incident.id} · ${incident.what}` },
    {
      kind: 'facts',
      rows: [
        [say('when'), when === undefined ? say('unknown') : `${when.date} (${when.precision})`],
        [say('where'), orUnknown(say, incident.place)],
        [say('victims'), listed(incident.victims)],
        [say('accused'), listed(incident.accused)],
        [say('means'), listed(incident.means)],
        [say('detention'), listed(incident.detention)],
        [say('items'), listed([itemNumbers(incident.items)].filter((text) => text !== ''))],
        ...(origins === undefined ? [] : [[say('origins'), say('originsSay', origins)] as const]),
      ],
    },
  ]
}

function contraryBlocks({ contrary, omitted }: DossierPartsContent, say: Say): readonly Block[] {
  const rows = contrary.map((each) => [
    String(each.number),
    each.against,
    say(each.kind),
    [each.who, each.date, each.source].filter((text) => text !== undefined).join('\n'),
    each.words,
    itemNumbers(each.items),
  ])
  const head = ['№', say('against'), say('kind'), say('who'), say('what'), say('items')]
  const leftOut = omitted.map(({ what, reason, by }) => [what, reason, by])
  return [
    { kind: 'note', text: say('chosenByRule') },
    ...(rows.length === 0
      ? [{ kind: 'text', text: say('noContrary') } as const]
      : [{ kind: 'table', head, rows } as const]),
    ...(leftOut.length === 0
      ? []
      : [
          { kind: 'heading', text: say('omitted') } as const,
          { kind: 'table', head: [say('what'), say('reason'), say('by')], rows: leftOut } as const,
        ]),
  ]
}

function prose(paragraphs: readonly string[], say: Say): readonly Block[] {
  return orNothing(
    paragraphs.map((text) => ({ kind: 'text', text }) as const),
    say,
  )
}

function tableOrNothing(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  say: Say,
): readonly Block[] {
  return rows.length === 0 ? [{ kind: 'text', text: say('nothing') }] : [{ kind: 'table', head, rows }]
}

function orNothing(blocks: readonly Block[], say: Say): readonly Block[] {
  return blocks.length === 0 ? [{ kind: 'text', text: say('nothing') }] : blocks
}
