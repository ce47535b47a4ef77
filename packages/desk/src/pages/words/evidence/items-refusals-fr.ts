/** Refusals of work at single items, in French: they come with the pages of the Evidence room. */
import type { Said } from '../said.ts'
import type { itemRefusalsEn } from './items-refusals-en.ts'

export const itemRefusalsFr: Said<typeof itemRefusalsEn> = {
  'item-too-large': 'Le fichier est trop grand pour être ouvert ici.',
  'picture-damaged': 'Le fichier s’arrête au milieu, ou n’est pas ce qu’il dit être. Il est gardé tel quel.',
  'not-this-kind': 'Seuls les images, les PDF et les films se masquent ici.',
  'too-many-pixels': 'L’image annonce plus de pixels qu’on n’en ouvre ici.',
  'too-many-pages': 'Le document a plus de pages qu’on n’en ouvre ici.',
  'locked-with-a-password': 'Le document est protégé par un mot de passe. Demandez-le sans.',
  'took-too-long': 'L’ouverture a trop duré et a été arrêtée. La pièce est inchangée.',
  'took-too-much-memory': 'L’ouverture demandait trop de mémoire et a été arrêtée. La pièce est inchangée.',
  'program-fell':
    'Le programme qui l’ouvrait a abandonné, comme si le fichier était fait pour cela. La pièce est inchangée.',
  'tool-not-here':
    'Cette machine n’a pas le programme qui l’ouvre : Chromium pour les documents, ffmpeg pour les films. Pour une image HEIC de téléphone, installez libheif-examples (Debian), ou demandez aussi une copie JPEG et gardez les deux.',
  'no-ffmpeg':
    'Les films s’ouvrent avec ffmpeg, qui manque à cette machine : installez-le (Debian et Ubuntu : apt install ffmpeg ; Linux est nécessaire), puis rouvrez la page.',
  'marks-left': 'Un signe reconnaissable n’est sous aucun cadre. Masquez-le, puis faites la copie.',
  'marks-withheld': 'Les signes qu’elle montre ne se lisent pas ici. Demandez à qui le peut de la masquer.',
  'nothing-hidden': 'Aucun cadre ne touche l’image. Tracez-en un.',
  'not-words': 'Le récit est un enregistrement, pas un texte. Transcrivez-le d’abord.',
  'not-sealed': 'Le récit n’a pas été scellé ici : rien ne pourrait s’en prouver issu.',
  'words-withheld': 'Ses mots ne se lisent pas ici. Demandez à un responsable du cas.',
  'name-left': 'Un nom de votre liste y figure encore. Ajoutez la forme où il figure.',
  'not-captured': 'La page n’a pas été prise. Rien n’a été gardé.',
  'not-a-web-page': 'Ce n’est pas l’adresse d’une page. Elle commence par https:// ou http://.',
  'not-an-egress': 'Ce n’est pas une sortie. Elle s’écrit socks5://hôte:port ou http://hôte:port.',
  'not-ready': 'Le récit ne peut pas encore être scellé.',
}
