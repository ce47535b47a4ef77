import { caseRefusalWords } from '@safeconduct/core/cases/refusal-words.ts'
import { expect, it } from 'vitest'
import { ownFiles, textOf } from '../../../../test/support/source-files.ts'
import { callRefusalOf } from './call-refusal.ts'

const page = textOf('docs/formats/desk-calls.md')
const table = page.slice(page.indexOf('**C15**'), page.indexOf('## Sessions'))
/** What a refusal carries beside its kind. */
const parts = ['field', 'reason', 'breaks', 'despite']
const kinds = [...table.matchAll(/`([a-z-]+)`/g)]
  .map(([, kind = '']) => kind)
  .filter((kind) => !parts.includes(kind))
/** Said with the rules that they name, or by what the other desk did: the words `breaks` of the Cases room. */
const saidWithRules = ['rule-broken', 'rule-warns', 'lost-the-race']

it('[C15] every kind of refusal has a sentence for the person, in each language', () => {
  expect(kinds.length).toBeGreaterThan(35)
  for (const language of ['en', 'ru', 'fr']) {
    const catalogues = ownFiles().filter((file) =>
      new RegExp(
        `^packages/desk/src/pages/words/(?:(?:people|evidence)/(?:items-)?refusals-|refusals/)${language}\\.ts$`,
      ).test(file),
    )
    expect(catalogues).toHaveLength(4)
    const texts = catalogues.map(textOf).join('\n')
    const said = new Set([...texts.matchAll(/^\s+'?([a-z-]+)'?:\s/gm)].map(([, key]) => key))
    expect([language, kinds.filter((kind) => !said.has(kind) && !ofCases(kind))]).toEqual([language, []])
  }
})

/** A sentence of the work on cases stands with it, in all three languages at once. */
function ofCases(kind: string): boolean {
  return saidWithRules.includes(kind) || caseRefusalWords({ kind }) !== undefined
}

it('[C15] what a part below refuses comes to a page under a kind of its contract', () => {
  const below = ['too-weak', 'slots-damaged', 'file-has-nul', 'no-such-record', 'changed-meanwhile']
  for (const kind of [
    ...below,
    'folder-not-empty',
    'not-a-folder',
    'wrong-passphrase',
    'home-in-use',
    'disk-full',
  ])
    expect(kinds).toContain(callRefusalOf({ kind }).kind)
})
