/** The page of fields in docs/formats is written from the declarations; `vitest -u` writes it anew. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Field, Parts } from './field.ts'
import { compartmentOf } from './home.ts'
import { declarationOf, type RecordTypeName, recordTypeNames } from './record-types.ts'

const page = fileURLToPath(new URL('../../../../docs/formats/records-fields.md', import.meta.url))

function kindOf(field: Field): string {
  const one = [field.itself ?? field, ...(field.or ?? [])].map((kind) => {
    const list = kind.vocabulary === undefined ? '' : ` ${kind.vocabulary.name}`
    const to = kind.to === undefined || kind.to.length === 0 ? '' : ` ${kind.to.join('/')}`
    const parts = kind.parts === undefined ? '' : ` {${partNames(kind.parts)}}`
    return `${kind.control}${list}${to}${parts}`
  })
  return `${one.join(' or ')}${field.many === true ? ' *' : ''}`
}

function partNames(parts: Parts): string {
  return Object.entries(parts)
    .map(([name, part]) => `${name}${part.required ? '' : '?'}`)
    .join(', ')
}

function mergeOf({ merge }: Field): string {
  if (merge.kind === 'set') return merge.keys.length === 0 ? 'set' : `set by ${merge.keys.join(', ')}`
  return merge.kind === 'restrictive' ? `restrictive: ${merge.order.join(' > ')}` : merge.kind
}

function rowOf(name: string, field: Field): string {
  const { scope, part } = compartmentOf({ kind: 'case', caseId: '' }, field)
  const lies = scope.kind === 'case' ? part : `\`${scope.kind}\``
  const needed = field.required ? 'needed' : ''
  return `| ${name} | ${kindOf(field)} | ${needed} | ${field.class} | ${lies} | ${mergeOf(field)} | ${field.secret ? 'secret' : field.findable} |`
}

function section(type: RecordTypeName): string {
  const { fields, meaning, standard, all } = declarationOf(type)
  const note = all['note']
  const rows = Object.entries(fields).map(([name, field]) => rowOf(name, field))
  const own = Object.hasOwn(fields, 'note') || note === undefined ? [] : [rowOf('note', note)]
  return `## ${type}
${meaning.en} Standard: ${standard}.

| field | value | | class | in a case | merge | found |
|---|---|---|---|---|---|---|
${[...rows, ...own].join('\n')}
`
}

describe('the page of fields', () => {
  it('[RE2] says of every field what the program does', async () => {
    const head = `# Fields of the records

Written from the declarations by a test. The rules are in [records.md](records.md). \`*\` is a list, \`?\` a part that may be absent.
*in a case* is the part of a case that the field lies in when its record's home is a case; \`claims\` and \`shelters\` are scopes of the organisation. *secret* is read by the program only: no page, history, search, form or export has it.

`
    await expect(head + recordTypeNames.map(section).join('\n')).toMatchFileSnapshot(page)
  })
})
