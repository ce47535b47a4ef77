/** One sentence for each thing a check can find. `{file}` is filled with a name that was made printable. */
import type { Words } from '../base/language.ts'
import type { FaultRule, UncheckedReason, WarningRule } from './verdict.ts'

export const faultWords: Readonly<Record<FaultRule, Words>> = {
  'bagit-missing': {
    en: '{file}: is missing, so nothing says what kind of folder this is.',
    ru: '{file}: отсутствует, и ничто не говорит, что это за папка.',
    fr: '{file} : absent, rien ne dit donc de quel type de dossier il s’agit.',
  },
  'bagit-form': {
    en: '{file}: is not written as BagIt asks.',
    ru: '{file}: написан не так, как требует BagIt.',
    fr: '{file} : n’est pas écrit comme BagIt le demande.',
  },
  'bagit-version': {
    en: '{file}: names a version of BagIt that does not exist or is not known here.',
    ru: '{file}: называет версию BagIt, которой нет или которая здесь неизвестна.',
    fr: '{file} : nomme une version de BagIt inexistante ou inconnue ici.',
  },
  encoding: {
    en: '{file}: is not text in the encoding that the bag names.',
    ru: '{file}: не является текстом в заявленной кодировке.',
    fr: '{file} : n’est pas du texte dans le codage annoncé.',
  },
  'payload-missing': {
    en: '{file}: the folder is missing.',
    ru: '{file}: папка отсутствует.',
    fr: '{file} : le dossier manque.',
  },
  'manifest-missing': {
    en: '{file}: the list of files is missing.',
    ru: '{file}: список файлов отсутствует.',
    fr: '{file} : la liste des fichiers manque.',
  },
  algorithm: {
    en: '{file}: its kind of hash cannot be checked here.',
    ru: '{file}: этот вид хеша здесь проверить нельзя.',
    fr: '{file} : ce type d’empreinte ne peut être vérifié ici.',
  },
  'line-form': {
    en: '{file}: holds a line that cannot be read.',
    ru: '{file}: содержит строку, которую нельзя прочесть.',
    fr: '{file} : contient une ligne illisible.',
  },
  'out-of-scope': {
    en: '{file}: the list names a file that must not be in it, or lies outside the folder.',
    ru: '{file}: список называет файл, которого в нём быть не должно или который лежит вне папки.',
    fr: '{file} : la liste nomme un fichier qui ne doit pas y être, ou qui est hors du dossier.',
  },
  'unsafe-name': {
    en: '{file}: the name holds characters that hide or turn what one sees.',
    ru: '{file}: имя содержит знаки, скрывающие или переворачивающие видимое.',
    fr: '{file} : le nom contient des caractères qui cachent ou retournent ce que l’on voit.',
  },
  'listed-twice': {
    en: '{file}: is listed twice with different hashes.',
    ru: '{file}: внесён в список дважды с разными хешами.',
    fr: '{file} : figure deux fois avec des empreintes différentes.',
  },
  missing: { en: '{file}: is missing.', ru: '{file}: отсутствует.', fr: '{file} : absent.' },
  unlisted: {
    en: '{file}: was added; no list names it.',
    ru: '{file}: добавлен; его нет в списках.',
    fr: '{file} : a été ajouté ; aucune liste ne le nomme.',
  },
  changed: {
    en: '{file}: was changed; its hash is not the listed one.',
    ru: '{file}: изменён; его хеш не совпадает со списком.',
    fr: '{file} : a été modifié ; son empreinte n’est pas celle de la liste.',
  },
  count: {
    en: '{file}: states another number of files or bytes.',
    ru: '{file}: указывает другое число файлов или байтов.',
    fr: '{file} : indique un autre nombre de fichiers ou d’octets.',
  },
  'not-a-file': {
    en: '{file}: is a link or a device, not a file; it was not followed.',
    ru: '{file}: это ссылка или устройство, а не файл; переход не выполнялся.',
    fr: '{file} : est un lien ou un périphérique, pas un fichier ; il n’a pas été suivi.',
  },
  unreadable: {
    en: '{file}: cannot be read.',
    ru: '{file}: не удаётся прочесть.',
    fr: '{file} : illisible.',
  },
  'too-large': {
    en: '{file}: is too large to be what its name says.',
    ru: '{file}: слишком велик для того, чем назван.',
    fr: '{file} : trop grand pour être ce que son nom indique.',
  },
  'signature-missing': {
    en: '{file}: the signature is missing.',
    ru: '{file}: подпись отсутствует.',
    fr: '{file} : la signature manque.',
  },
  'signature-form': {
    en: '{file}: is not a signature for a dossier.',
    ru: '{file}: не является подписью досье.',
    fr: '{file} : n’est pas une signature de dossier.',
  },
  'signature-wrong': {
    en: '{file}: the list of files is not the one that was signed.',
    ru: '{file}: список файлов не тот, что был подписан.',
    fr: '{file} : la liste des fichiers n’est pas celle qui a été signée.',
  },
  'other-key': {
    en: '{file}: was made by another key than the one you gave.',
    ru: '{file}: сделана другим ключом, не тем, что вы указали.',
    fr: '{file} : faite par une autre clé que celle que vous avez donnée.',
  },
  'contents-form': {
    en: '{file}: is not written as a dossier’s contents are.',
    ru: '{file}: написан не так, как пишется содержание досье.',
    fr: '{file} : n’est pas écrit comme le contenu d’un dossier.',
  },
  'contents-disagree': {
    en: '{file}: does not agree with the signed contents.',
    ru: '{file}: расходится с подписанным содержанием.',
    fr: '{file} : ne concorde pas avec le contenu signé.',
  },
  spelling: {
    en: '{file}: is spelt otherwise than a dossier of this program.',
    ru: '{file}: записан иначе, чем пишет эта программа.',
    fr: '{file} : est écrit autrement que par ce programme.',
  },
  'tool-unknown': {
    en: '{file}: is not the one this program hands out. Do not run it.',
    ru: '{file}: не тот, что прилагает эта программа. Не запускайте его.',
    fr: '{file} : n’est pas celui que fournit ce programme. Ne l’exécutez pas.',
  },
  'parts-form': {
    en: '{file}: is not written as the parts of a dossier are.',
    ru: '{file}: написан не так, как пишутся части досье.',
    fr: '{file} : n’est pas écrit comme les parties d’un dossier.',
  },
  'seal-wrong': {
    en: '{file}: does not prove that its item was sealed as it is here.',
    ru: '{file}: не доказывает, что материал был запечатан таким, какой он здесь.',
    fr: '{file} : ne prouve pas que la pièce a été scellée telle qu’elle est ici.',
  },
  'custody-wrong': {
    en: '{file}: holds a handling that is not signed, or belongs to another item.',
    ru: '{file}: содержит действие без подписи или относящееся к другому материалу.',
    fr: '{file} : contient une manipulation non signée, ou d’une autre pièce.',
  },
  'report-wrong': {
    en: '{file}: is not the report of what this item said of itself that was sealed with it.',
    ru: '{file}: не тот отчёт о том, что материал сообщал о себе, который был запечатан вместе с ним.',
    fr: '{file} : n’est pas le rapport, scellé avec la pièce, de ce qu’elle disait d’elle-même.',
  },
  'time-wrong': {
    en: '{file}: is no timestamp of the checkpoint beside it that can be believed.',
    ru: '{file}: не является достоверной отметкой времени для записи рядом с ней.',
    fr: '{file} : n’est pas un horodatage crédible de l’état du registre voisin.',
  },
}

export const warningWords: Readonly<Record<WarningRule, Words>> = {
  'weak-hash': {
    en: '{file}: this kind of hash no longer withstands somebody who wants to deceive.',
    ru: '{file}: такой хеш больше не защищает от намеренного обмана.',
    fr: '{file} : ce type d’empreinte ne résiste plus à qui veut tromper.',
  },
  'listed-again': {
    en: '{file}: is listed twice with the same hash.',
    ru: '{file}: внесён в список дважды с одним хешем.',
    fr: '{file} : figure deux fois avec la même empreinte.',
  },
  'other-case': {
    en: '{file}: differs from another name only in capital letters.',
    ru: '{file}: отличается от другого имени лишь заглавными буквами.',
    fr: '{file} : ne diffère d’un autre nom que par les majuscules.',
  },
  'other-spelling': {
    en: '{file}: differs from another name only in how accents are stored.',
    ru: '{file}: отличается от другого имени лишь способом записи диакритики.',
    fr: '{file} : ne diffère d’un autre nom que par l’encodage des accents.',
  },
  'dot-slash': {
    en: '{file}: is listed with ./ before it.',
    ru: '{file}: записан в списке с ./ в начале.',
    fr: '{file} : figure précédé de ./ dans la liste.',
  },
  star: {
    en: '{file}: is listed with a star, as md5sum writes it.',
    ru: '{file}: записан в списке со звёздочкой, как пишет md5sum.',
    fr: '{file} : figure avec un astérisque, comme l’écrit md5sum.',
  },
  'system-file': {
    en: '{file}: is a file that a system lays down by itself.',
    ru: '{file}: служебный файл, который система создаёт сама.',
    fr: '{file} : est un fichier que le système crée de lui-même.',
  },
}

export const uncheckedWords: Readonly<Record<UncheckedReason, Words>> = {
  missing: {
    en: 'There is nothing at this path.',
    ru: 'По этому пути ничего нет.',
    fr: 'Il n’y a rien à cet emplacement.',
  },
  'not-a-folder': {
    en: 'This is a file; a dossier is a folder that holds bagit.txt.',
    ru: 'Это файл; досье — это папка, в которой лежит bagit.txt.',
    fr: 'Ceci est un fichier ; un dossier est un répertoire contenant bagit.txt.',
  },
  'not-a-bag': {
    en: 'This folder is no dossier: it holds neither bagit.txt nor a list of files.',
    ru: 'Эта папка не досье: в ней нет ни bagit.txt, ни списка файлов.',
    fr: 'Ce répertoire n’est pas un dossier : il ne contient ni bagit.txt ni liste de fichiers.',
  },
  denied: {
    en: 'The folder may not be read by you.',
    ru: 'У вас нет права читать эту папку.',
    fr: 'Vous n’avez pas le droit de lire ce répertoire.',
  },
  device: {
    en: 'The disk could not be read.',
    ru: 'Не удалось прочесть диск.',
    fr: 'Le disque n’a pas pu être lu.',
  },
  'too-many-files': {
    en: 'The folder holds more files than can be checked.',
    ru: 'В папке больше файлов, чем можно проверить.',
    fr: 'Le répertoire contient plus de fichiers qu’on n’en peut vérifier.',
  },
  'too-large': {
    en: 'The folder is larger than can be checked.',
    ru: 'Папка больше, чем можно проверить.',
    fr: 'Le répertoire est plus grand que ce qui peut être vérifié.',
  },
  stopped: {
    en: 'The check was stopped before its end; nothing is known.',
    ru: 'Проверка остановлена до конца; ничего не установлено.',
    fr: 'La vérification a été arrêtée avant la fin ; rien n’est établi.',
  },
}
