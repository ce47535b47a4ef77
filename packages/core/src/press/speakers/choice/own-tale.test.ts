import { describe, expect, it } from 'vitest'
import { speakersBelow } from '../speakers.fixture.ts'

describe('[P34e] whole sentences alone, below what is told of one person', () => {
  it.each([
    [
      'Nour Orvel',
      'Nour Orvel, 31, stands at the letter M. She turns the pages.\n\n“My brother is called Majd. I read every name.”',
    ],
    [
      'Jeanne Sarrat',
      'Jeanne Sarrat ira à pied. Elle a préparé ce qu’elle dirait.\n\n« Monsieur l’agent, je suis prête à jurer que j’ai un chat. »',
    ],
    [
      'Анна Роева',
      'Анна Роева приехала ночью. Она не спала.\n\n«Мне говорили: вы только мешаете. Я ходила вдоль просеки».',
    ],
  ])('are theirs: %s', (name, text) => {
    expect(speakersBelow(text)).toStrictEqual([name])
  })

  it.each([
    // Nobody says "I".
    'Nour Orvel stands at the letter M. She turns the pages.\n\n“The clerk went home at six. The doors were shut.”',
    // It asks.
    'Nour Orvel stands at the letter M. She turns the pages.\n\n“Did my brother come here?”',
    // Two people stand in the sentence above.
    'Nour Orvel met Hector Sand at the gate.\n\n“I read every name. There were eleven.”',
    // Whom it is about has no name.
    'A guard stands at the letter M. He turns the pages.\n\n“I read every name. There were eleven.”',
  ])('are nobody’s where it may be another: %s', (text) => {
    expect(speakersBelow(text)).toStrictEqual([null])
  })

  it('are not theirs who asked, nor theirs of whom another has just spoken', () => {
    const asked = speakersBelow(
      '“And did he keep it locked?” asked Ann Farrant, rising.\n\n“We found it locked, and we left it.”',
    )
    expect(asked).toStrictEqual(['Ann Farrant', null])
    const other = speakersBelow(
      '“He came late,” said Ann Farrant. Tom Ardel laughed.\n\n“We found it locked, and we left it.”',
    )
    expect(other[1]).not.toBe('Tom Ardel')
  })
})
