/** Why no dossier was written, in one sentence. Items are told by their number: a title may be what must not be shown. */
import type { Language, Words } from '@safeconduct/core/base/language.ts'
import type { DossierRefusal } from './request.ts'

export function isDossierRefusal(refusal: { readonly kind: string }): refusal is DossierRefusal {
  return Object.hasOwn(dossierRefusalWords, refusal.kind)
}

export function describeDossierRefusal(refusal: DossierRefusal, language: Language): string {
  const item = 'item' in refusal ? String(refusal.item) : ''
  const field = 'field' in refusal ? refusal.field : ''
  return dossierRefusalWords[refusal.kind][language].replace('{item}', item).replace('{field}', field)
}

export const dossierRefusalWords: Readonly<Record<DossierRefusal['kind'], Words>> = {
  'folder-not-empty': {
    en: 'The folder already holds something; nothing was written. Name a new one.',
    ru: 'В папке уже что-то есть; ничего не записано. Укажите новую.',
    fr: 'Le dossier de destination n’est pas vide ; rien n’a été écrit. Indiquez-en un nouveau.',
  },
  'not-a-folder': {
    en: 'At this path lies a file or a link, not a folder; nothing was written.',
    ru: 'По этому пути находится файл или ссылка, а не папка; ничего не записано.',
    fr: 'À cet emplacement se trouve un fichier ou un lien, pas un dossier ; rien n’a été écrit.',
  },
  'no-parent-folder': {
    en: 'The folder in which the dossier is to lie does not exist; nothing was written.',
    ru: 'Папки, в которой должно лежать досье, нет; ничего не записано.',
    fr: 'Le dossier qui doit contenir le résultat n’existe pas ; rien n’a été écrit.',
  },
  'not-allowed': {
    en: 'You may not write in this place; nothing was written.',
    ru: 'У вас нет права записи в это место; ничего не записано.',
    fr: 'Vous n’avez pas le droit d’écrire à cet emplacement ; rien n’a été écrit.',
  },
  'disk-full': {
    en: 'The disk is full; nothing of the dossier was kept.',
    ru: 'На диске нет места; от досье ничего не осталось.',
    fr: 'Le disque est plein ; rien du dossier n’a été conservé.',
  },
  device: {
    en: 'The disk failed; no dossier was written.',
    ru: 'Сбой диска; досье не записано.',
    fr: 'Le disque a eu une défaillance ; aucun dossier n’a été écrit.',
  },
  stopped: {
    en: 'Stopped as you asked; nothing of the dossier was kept.',
    ru: 'Остановлено по вашей просьбе; от досье ничего не осталось.',
    fr: 'Arrêté à votre demande ; rien du dossier n’a été conservé.',
  },
  'head-unfit': {
    en: 'The dossier’s {field} cannot be written as it is; nothing was written.',
    ru: 'Поле {field} досье нельзя записать в таком виде; ничего не записано.',
    fr: 'Le champ {field} du dossier ne peut être écrit tel quel ; rien n’a été écrit.',
  },
  'item-unfit': {
    en: 'Item {item}: its {field} cannot be written as it is; no dossier was written.',
    ru: 'Материал {item}: поле {field} нельзя записать в таком виде; досье не записано.',
    fr: 'Pièce {item} : le champ {field} ne peut être écrit tel quel ; aucun dossier n’a été écrit.',
  },
  'item-changed': {
    en: 'Item {item} is no longer the one that was sealed; no dossier was written.',
    ru: 'Материал {item} уже не тот, что был запечатан; досье не записано.',
    fr: 'Pièce {item} : ce n’est plus celle qui a été scellée ; aucun dossier n’a été écrit.',
  },
  'item-unreadable': {
    en: 'Item {item} cannot be read from the vault; no dossier was written.',
    ru: 'Материал {item} не читается из хранилища; досье не записано.',
    fr: 'Pièce {item} : illisible dans le coffre ; aucun dossier n’a été écrit.',
  },
  'parts-unfit': {
    en: 'A part of the dossier cannot be written as it is: {field}. People stand there by code, never by name.',
    ru: 'Часть досье нельзя записать в таком виде: {field}. Люди названы там кодами, не именами.',
    fr: 'Une partie du dossier ne peut être écrite telle quelle : {field}. Les personnes y figurent par code, jamais par nom.',
  },
  'not-typeset': {
    en: 'The dossier could not be put on paper. Nothing was written; try again, and tell whoever looks after the program.',
    ru: 'Не удалось сверстать досье. Ничего не записано; попробуйте ещё раз и сообщите тому, кто следит за программой.',
    fr: 'Le dossier n’a pas pu être mis en page. Rien n’a été écrit ; réessayez et prévenez la personne chargée du programme.',
  },
  'too-many-items': {
    en: 'These are more items than one dossier may hold; make several.',
    ru: 'Материалов больше, чем вмещает одно досье; сделайте несколько.',
    fr: 'Il y a plus de pièces qu’un dossier ne peut en contenir ; faites-en plusieurs.',
  },
}
