import { describe, expect, it } from 'vitest'
import { speakers } from './speakers.fixture.ts'

describe('[P34d] a speech of several paragraphs below a paragraph about one person', () => {
  it('is theirs where its mark stays open', () => {
    expect(
      speakers(
        'Teresa Orvel, the mother of Hector, filed a complaint the same night.\n\n“The man at the desk wrote down the color of his shirt.\n\n“I went back every morning. In June they told me there was none.”',
      ),
    ).toStrictEqual(['Teresa Orvel', 'Teresa Orvel'])
  })

  it.each([
    // Two people stand in the sentence before.
    'Teresa Orvel met Hector Sand at the gate.\n\n“The man at the desk wrote down the color of his shirt.\n\n“I went back every morning.”',
    // Nobody says "I".
    'Teresa Orvel filed a complaint.\n\n“The man at the desk wrote down the color of his shirt.\n\n“The clerk went home at six.”',
  ])('is nobody’s where more than one may say it, or no one speaks of themselves: %s', (text) => {
    expect(speakers(text)).toStrictEqual([null, null])
  })

  it('is left to whoever is named below it', () => {
    expect(
      speakers(
        'Teresa Orvel filed a complaint.\n\n“The man at the desk wrote it down.\n\n“I went back every morning,” said Pilar Sand.',
      ),
    ).toStrictEqual(['Pilar Sand', 'Pilar Sand'])
  })
})
