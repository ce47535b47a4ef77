/** The words of the Evidence room's own work: they come with its pages, and not with the first one. */

import { dossierEn } from '../words/evidence/dossier-en.ts'
import { dossierFr } from '../words/evidence/dossier-fr.ts'
import { dossierRu } from '../words/evidence/dossier-ru.ts'
import { takingEn } from '../words/evidence/taking-en.ts'
import { takingFr } from '../words/evidence/taking-fr.ts'
import { takingRu } from '../words/evidence/taking-ru.ts'
import { mirrorAll } from '../words/mirrored.ts'
import type { Said } from '../words/said.ts'
import { useTongue } from '../words/use-words.ts'

const en = { dossier: dossierEn, taking: takingEn }
const catalogues = {
  en,
  ru: { dossier: dossierRu, taking: takingRu },
  fr: { dossier: dossierFr, taking: takingFr },
  'en-XB': mirrorAll<Said<typeof en>>(en),
}

export function useEvidenceWords(): Said<typeof en> {
  return catalogues[useTongue()]
}
