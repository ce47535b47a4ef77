/** A file or object: image, recording, document, capture, medical examination. The original never changes. */
import { evidenceStrength, itemState } from '../choices/evidence.ts'
import { optional, required, words } from '../field.ts'
import { hash, instant, line, many, ref, term, text, yesNo } from '../kinds.ts'
import { append, fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { datedDay } from '../shapes/dates.ts'
import {
  capture,
  credit,
  depicted,
  erasedUnder,
  examination,
  markSeen,
  notShown,
  redaction,
} from '../shapes/evidence.ts'
import { machine } from '../states.ts'
import { imageProvenance } from '../vocabulary/image-provenance.ts'
import { sourceMaterial } from '../vocabulary/source-material.ts'

export const evidenceItemType = recordType({
  name: 'EvidenceItem',
  room: 'evidence',
  class: 'MED',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'Berkeley Protocol; Istanbul Protocol annex IV; IPTC; Bayanat strength of evidence',
  meaning: words(
    'A file or object: image, recording, document, capture, medical examination.',
    'Файл или предмет: снимок, запись, документ, копия страницы, медицинский осмотр.',
    'Un fichier ou objet : image, enregistrement, document, capture, examen médical.',
  ),
  fields: {
    kind: required(term(sourceMaterial), {
      class: 'CASE',
      column: true,
      label: words('Kind', 'Вид', 'Type'),
    }),
    title: required(line(), { class: 'CASE', column: true, label: words('Title', 'Название', 'Titre') }),
    description: required(text(50_000), {
      class: 'MED',
      label: words('Description', 'Описание', 'Description'),
      help: words(
        'What can be seen or heard, for those who must not open it.',
        'Что видно или слышно — для тех, кому не нужно открывать.',
        'Ce qu’on voit ou entend, pour ceux qui ne doivent pas l’ouvrir.',
      ),
    }),
    receivedFrom: optional(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      label: words('Received from', 'От кого получено', 'Reçu de'),
    }),
    provenance: optional(term(imageProvenance), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Provenance', 'Происхождение', 'Provenance'),
    }),
    original: required(yesNo, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Original', 'Подлинник', 'Original'),
    }),
    derivedFrom: optional(ref('EvidenceItem', 'Testimony'), {
      class: 'CASE',
      merge: fixed,
      label: words('Copy of', 'Копия с', 'Copie de'),
    }),
    sha256: required(hash, {
      class: 'INT',
      merge: fixed,
      computed: true,
      label: words('SHA-256', 'SHA-256', 'SHA-256'),
    }),
    sealedAt: optional(instant, {
      class: 'INT',
      merge: fixed,
      computed: true,
      column: true,
      label: words('Sealed', 'Запечатано', 'Scellé le'),
      help: words(
        'Without it the item is not usable in a release or dossier.',
        'Без этого материал нельзя ни передать, ни внести в досье.',
        'Sans cela, la pièce n’entre ni dans un envoi ni dans un dossier.',
      ),
    }),
    capturedAt: optional(datedDay, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Made', 'Когда сделано', 'Réalisé le'),
    }),
    capture: optional(capture, {
      class: 'INT',
      merge: fixed,
      label: words('Capture of a page', 'Копия страницы', 'Capture de page'),
    }),
    depicts: optional(many(depicted, { max: 500 }), {
      class: 'MED',
      // Only ever added to: an item that shows nobody leaves without anybody's leave.
      merge: append,
      label: words('Shows', 'Кто виден', 'Montre'),
      help: words(
        'With the marks that could identify, so that a copy covers them.',
        'С приметами, по которым можно узнать, чтобы копия их закрыла.',
        'Avec les signes reconnaissables, pour que la copie les masque.',
      ),
    }),
    marksSeen: optional(many(markSeen, { max: 500 }), {
      class: 'MED',
      merge: append,
      label: words('Marks by time (film)', 'Приметы по времени (видео)', 'Signes par durée (film)'),
      help: words(
        'From which second to which a mark is seen. Without it a box must cover it all through.',
        'С какой секунды по какую видна примета. Без этого её закрывают всё время.',
        'De quelle à quelle seconde un signe se voit. Sinon, il se masque tout du long.',
      ),
    }),
    notShown: optional(many(notShown, { max: 500 }), {
      class: 'MED',
      merge: append,
      computed: true,
      label: words('Noted by mistake', 'Указан по ошибке', 'Noté par erreur'),
      help: words(
        'Two members say so; until then the person is asked.',
        'Это говорят двое; до тех пор человека спрашивают.',
        'Deux membres le disent ; d’ici là, la personne est consultée.',
      ),
    }),
    erased: optional(many(erasedUnder, { max: 20 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Erased', 'Стёрто', 'Effacé'),
    }),
    graphic: required(yesNo, {
      class: 'INT',
      column: true,
      label: words('Graphic', 'Тяжёлое содержание', 'Contenu dur'),
    }),
    metadataRemoved: required(yesNo, {
      class: 'INT',
      label: words('Metadata removed', 'Метаданные удалены', 'Métadonnées retirées'),
    }),
    redactions: optional(many(redaction, { max: 500 }), {
      class: 'CASE',
      merge: append,
      label: words('Redactions', 'Что закрыто', 'Masquages'),
    }),
    credit: optional(credit, {
      class: 'PUB',
      label: words('Credit', 'Авторство', 'Crédit'),
      help: words('As IPTC names it.', 'Поля IPTC.', 'Champs IPTC.'),
    }),
    examination: optional(examination, {
      class: 'MED',
      merge: fixed,
      label: words('Medical examination', 'Медицинский осмотр', 'Examen médical'),
      help: words(
        'Structure of annex IV of the Istanbul Protocol.',
        'По приложению IV Стамбульского протокола.',
        'Structure de l’annexe IV du Protocole d’Istanbul.',
      ),
    }),
    strength: optional(term(evidenceStrength), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Strength', 'Сила', 'Force probante'),
    }),
  },
  states: machine('derived', itemState, 'received', {
    received: ['sealed'],
    sealed: ['tombstoned'],
    tombstoned: [],
  }),
})
