import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Whom the first sentence brings in by what they are: invented reports, with the speaker of the first words. */
function first(...paragraphs: readonly string[]): string | null | undefined {
  const text = ['Inquiry hears of a night at the harbour gate', ...paragraphs].join('\n\n')
  return readReport(text).quotes[0]?.speaker
}

const lede = 'A nurse told the court on Monday that she had been “twenty and afraid of the captain”.'

describe('the first sentence of a report [P34]', () => {
  it('brings in by what she is whom the next paragraph names', () => {
    expect(first(lede, 'Anna Fenwick was giving evidence on the third day of the trial.')).toBe(
      'Anna Fenwick',
    )
    expect(
      first(
        'The wife of a Harbour Row pilot says she was “passed from desk to desk”.',
        'Peter Fenwick, 51, was taken off his boat in July and has not been charged.',
        'Anna Fenwick, 49, told the Post that she had been allowed three calls.',
      ),
    ).toBe('Anna Fenwick')
  })

  it('does not bring in whom the next paragraphs name with what they are, nor a man, nor one of two', () => {
    expect(first(lede, 'Anna Fenwick, the mayor, told reporters that the gate was shut.')).toBe('A nurse')
    expect(first(lede, 'Peter Fenwick told reporters that the gate was shut.')).toBe('A nurse')
    expect(
      first(
        lede,
        'Anna Fenwick told reporters that the gate was shut.',
        'Mary Holt told reporters that it was open.',
      ),
    ).toBe('A nurse')
  })

  it('ends where a word of one letter ends it, also before words in marks', () => {
    const told =
      'La présidence soutient qu’il est parti ; sur la fiche son prénom prenait deux m. « J’ai tout dit au monsieur. »'
    expect(first(told)).toBeNull()
  })
})

describe('the words of a headline [P31]', () => {
  const page = (headline: string): string | null | undefined =>
    readReport(
      `${headline}\n\nThe gate opened on Monday, and nobody came out of it before the evening of that day.\n\n“They told me in March that he was gone for good,” said Anna Fenwick.`,
    ).quotes[0]?.speaker

  it('are whose they are below, though some are left out', () => {
    expect(page('‘They told me he was gone for good’: the night at the harbour gate')).toBe('Anna Fenwick')
  })

  it('are not where they stand in another order', () => {
    expect(page('‘He was gone for good, they told me’: the night at the harbour gate')).toBeNull()
  })
})
