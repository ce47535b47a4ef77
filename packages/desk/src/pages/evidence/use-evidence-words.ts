/** The words of the Evidence room's own work: they come with its pages, and not with the first one. */

import { en as enFirst } from '../words/en.ts'
import { dossierEn } from '../words/evidence/dossier-en.ts'
import { dossierFr } from '../words/evidence/dossier-fr.ts'
import { dossierRu } from '../words/evidence/dossier-ru.ts'
import { filmsEn } from '../words/evidence/films-en.ts'
import { filmsFr } from '../words/evidence/films-fr.ts'
import { filmsRu } from '../words/evidence/films-ru.ts'
import { itemsEn } from '../words/evidence/items-en.ts'
import { itemsFr } from '../words/evidence/items-fr.ts'
import { itemRefusalsEn } from '../words/evidence/items-refusals-en.ts'
import { itemRefusalsFr } from '../words/evidence/items-refusals-fr.ts'
import { itemRefusalsRu } from '../words/evidence/items-refusals-ru.ts'
import { itemsRu } from '../words/evidence/items-ru.ts'
import { takingEn } from '../words/evidence/taking-en.ts'
import { takingFr } from '../words/evidence/taking-fr.ts'
import { takingRu } from '../words/evidence/taking-ru.ts'
import { fr as frFirst } from '../words/fr.ts'
import { mirrorAll, mirrored } from '../words/mirrored.ts'
import { alsoRefusals } from '../words/refusal.ts'
import { ru as ruFirst } from '../words/ru.ts'
import type { Said } from '../words/said.ts'
import { useTongue } from '../words/use-words.ts'

const en = { dossier: dossierEn, films: filmsEn, items: itemsEn, taking: takingEn }
const catalogues = {
  en,
  ru: { dossier: dossierRu, films: filmsRu, items: itemsRu, taking: takingRu },
  fr: { dossier: dossierFr, films: filmsFr, items: itemsFr, taking: takingFr },
  'en-XB': mirrorAll<Said<typeof en>>(en),
}

alsoRefusals(enFirst, itemRefusalsEn)
alsoRefusals(frFirst, itemRefusalsFr)
alsoRefusals(ruFirst, itemRefusalsRu)
alsoRefusals(mirrored, mirrorAll(itemRefusalsEn))

export function useEvidenceWords(): Said<typeof en> {
  return catalogues[useTongue()]
}
