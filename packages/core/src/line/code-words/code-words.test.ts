/** The words of return codes: docs/formats/line.md, rule N3. */
import { describe, expect, it } from 'vitest'
import { distance, foldWord } from '../like-words.ts'
import type { WordList } from '../return-code.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import { russian } from './ru.ts'

const lists: readonly WordList[] = [english, russian, french]

/**
 * Nobody may be harmed by nine words on a paper in their pocket: no weapon, no violence, no authority, no faith, no
 * love, no body, no family, nothing that names whom a State or a family hunts, and no insult. Folded; from four letters
 * on also what begins like it.
 */
const never = `
  gun rifle pistol knife dagger sword bullet bomb weapon shoot kill murder dead death die grave coffin blood poison
  prison jail cage trap chain rope whip hang drown police cop court judge law army soldier war enemy attack fight spy
  border passport visa flag state king queen president minister mosque church temple god allah bible quran pray imam
  priest saint hell devil love kiss sex heart wedding bride groom marry husband wife lover gay lesb queer trans pride
  rainbow hand foot leg arm eye ear nose mouth lip tongue tooth neck chest breast belly skin knee mother father brother
  sister son daughter uncle aunt cousin bitch whore slut fag dyke homo drug wine beer vodka
  пистол ружье винтов автомат нож топор пуля бомб оруж убий убит смерт мертв кров яд тюрьм клетк цепь веревк кнут петля
  полиц милиц суд закон арми солдат войн враг шпион границ паспорт виза флаг корол президент мечет церк храм бог аллах
  коран библ молит имам поп свят ад черт люб поцел секс сердц свадьб невест жених муж жена гей лесби радуг голуб розов
  рука нога глаз ухо нос рот губа язык зуб шея груд живот кожа колен мать отец брат сестр сын дочь дяд тет сука шлюх
  пидор наркот вино пиво водк
  fusil pistolet couteau poignard epee balle bombe arme tuer meurtr mort tombe cercueil sang poison prison cage piege
  chaine corde fouet pendre noyer police juge loi armee soldat guerre ennemi attaqu espion frontiere passeport visa
  drapeau roi reine mosquee eglise temple dieu allah coran bible priere imam pretre saint enfer diable amour baiser sexe
  coeur mariage epou mari amant gay lesb pede gouine arcenciel main pied jambe bras oeil oreil nez bouche levre langue
  dent cou poitrin sein ventre peau genou mere pere frere soeur fils fille oncle tante cousin pute salop drogue vin biere`
  .trim()
  .split(/\s+/)

/** They begin like one of those and mean no harm. */
const innocent = new Set(
  'chestnut football handbag глазурь кровать рукав cageot dentelle oreiller oeillet'.split(' '),
)

function isHarmful(word: string): boolean {
  return never.some((one) => word === one || (one.length >= 4 && word.startsWith(one)))
}

describe.each(lists.map((list) => [list.language, list] as const))('the words in %s', (_, { words }) => {
  const folded = words.map(foldWord)

  it('[N3] are a thousand, each of 3 to 8 letters and nothing else', () => {
    expect(words).toHaveLength(1_000)
    for (const word of words) expect(word).toMatch(/^\p{Ll}{3,8}$/u)
  })

  it('[N3] begin with four letters that no other has', () => {
    expect(new Set(folded.map((word) => word.slice(0, 4))).size).toBe(1_000)
  })

  it('[N3] differ by two letters at least, so that one wrong letter never makes another word', () => {
    for (const [i, word] of folded.entries())
      for (const other of folded.slice(i + 1))
        if (distance(word, other, 1) < 2) expect.fail(`${word} and ${other} are too near`)
  })

  it('[N3] are none that harms whoever is found with it', () => {
    expect(folded.filter((word) => isHarmful(word) && !innocent.has(word))).toEqual([])
  })
})

it('[N3] no word stands in two languages once case, accents and dots are gone', () => {
  const all = lists.flatMap(({ words }) => words.map(foldWord))
  expect(new Set(all).size).toBe(3_000)
})
