import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

const body =
  'The council of Port Ellan met on Monday to talk about the harbour wall, and nobody left before midnight.\n\n“We will mend it,” said the mayor, Ruth Calloway, at the door of the hall.'
const corps =
  'Le conseil de Port-Ellan a parlé lundi de la digue du port, et personne n’est sorti avant minuit.\n\n« Nous la réparerons », a dit la maire, Ruth Calloway, à la porte de la salle.'

function outlet(text: string): string | undefined {
  return readReport(text).masthead.outlet?.name
}

describe('the outlet of a report [P97]', () => {
  it.each([
    [`Wall to be mended\n\nPORT ELLAN, May 3 (Meridian) - ${body}`, 'Meridian'],
    [`Wall to be mended\n\nPORT ELLAN (Harbour News) — ${body}`, 'Harbour News'],
    [`Wall to be mended\n\nPort Ellan, Quiria (QNA) – ${body}`, 'QNA'],
    [`Wall to be mended\nPort Ellan, Quiria | QNA | Monday, 3 May 2021\n\n${body}`, 'QNA'],
    [`La digue sera réparée\n\nPort-Ellan (QNA) – ${corps}`, 'QNA'],
    [`La digue sera réparée\n\nPORT-ELLAN, 3 mai (Méridien) - ${corps}`, 'Méridien'],
  ])('stands in the place line: %#', (text, name) => {
    expect(outlet(text)).toBe(name)
  })

  it.each([
    ['The Harbour Post\nSubscribe   Sign in\nWorld   Culture   Weather\n', body, 'The Harbour Post'],
    ['Menu\nNorth Quay Herald\nSearch   My account\n', body, 'North Quay Herald'],
    ['Ellan Morning Star\nWorld | Culture | Weather\n', body, 'Ellan Morning Star'],
    ['quay & wall\nLocal. Free. Yours.\nMenu\n', body, 'quay & wall'],
    ['Le Phare du Nord\nMenu   Se connecter\n', corps, 'Le Phare du Nord'],
    ['Radio Ellan\nMonde   Culture   Météo\n', corps, 'Radio Ellan'],
    ['Avocats sans relâche\nFaire un don | Nos actions\n', corps, 'Avocats sans relâche'],
  ])('stands above the menu: %s', (head, text, name) => {
    expect(outlet(`${head}\nA wall that nobody wanted will be mended\n\n${text}`)).toBe(name)
  })

  it.each([
    [`A wall that nobody wanted\n\n${body}\n\n© Harbour Post 2021`, 'Harbour Post'],
    [`A wall that nobody wanted\n\n${body}\n\n© 2021 Harbour Post. All rights reserved.`, 'Harbour Post'],
    [`A wall that nobody wanted\n\n${body}\n\nCopyright © 2021 Harbour Post`, 'Harbour Post'],
    [`Une digue dont personne ne voulait\n\n${corps}\n\n© Le Phare 2021`, 'Le Phare'],
    [`Une digue dont personne ne voulait\n\n${corps}\n\n© 2021 Le Phare. Tous droits réservés.`, 'Le Phare'],
    [`quay & wall\nMenu\n\nA wall that nobody wanted\n\n${body}\n\n© Quay and Wall 2021`, 'Quay and Wall'],
  ])('stands in the line of rights: %#', (text, name) => {
    expect(outlet(text)).toBe(name)
  })

  it.each([
    [`A wall nobody wanted\n\nLetters seen by Meridian show what it cost. ${body}`, 'Meridian'],
    [`A wall nobody wanted\n\nAccounts reviewed by the Harbour Post show the cost. ${body}`, 'Harbour Post'],
    [`A wall nobody wanted\n\nReached by Meridian on Sunday, the builder hung up. ${body}`, 'Meridian'],
    [`Une digue de trop\n\nContacté par Le Phare, l’entrepreneur a raccroché. ${corps}`, 'Le Phare'],
    [`Une digue de trop\n\nJointe par Méridien, la trésorière se tait. ${corps}`, 'Méridien'],
    [`Une digue de trop\n\nUn devis que Méridien a pu consulter dit le prix. ${corps}`, 'Méridien'],
    [
      `Press release\n\nA wall nobody wanted\n\nThe wall is unsafe, Lantern Network said today. ${body}`,
      'Lantern Network',
    ],
  ])('says so of itself: %#', (text, name) => {
    expect(outlet(text)).toBe(name)
  })

  it.each([
    `A wall nobody wanted\n\n“It leaks,” the builder told Meridian. ${body}`,
    `A wall nobody wanted\n\nMeridian reported on Sunday that letters seen by Meridian show the cost. ${body}`,
    `A wall nobody wanted\n\nLetters seen by Meridian and accounts obtained by Vesper show the cost. ${body}`,
    `A wall nobody wanted\n\n(Port Ellan) – ${body}`,
    `Harbour Wall Falls\nFacebook | Twitter | Email\n\n${body}`,
    `Une digue de trop\n\n« Elle fuit », a dit le maçon à Méridien. ${corps}`,
    `Une digue de trop\n\nSelon Méridien, des devis vus par Méridien disent le prix. ${corps}`,
    `Une digue de trop\n\nLe quai. © Yann Roux pour Méridien\n\n${corps}`,
  ])('is not guessed: %#', (text) => {
    expect(outlet(text)).toBeUndefined()
  })
})
