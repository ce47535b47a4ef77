/**
 * One account by one source, as given. A closed universe: nothing from elsewhere is added to it.
 *
 * Once sealed it is corrected by addition only. Its words are searched inside one opened case and
 * nowhere else, because survivors say what their persecutors look for.
 */
import { partner, testimonyMode, testimonyState } from '../choices/evidence.ts'
import { optional, required, words } from '../field.ts'
import { code, distinct, either, instant, language, many, member, ref, term, text, yesNo } from '../kinds.ts'
import { append, fixed, keepBoth, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { erasedUnder, priorTelling, translation } from '../shapes/evidence.ts'
import { machine } from '../states.ts'
import { reliability } from '../vocabulary/reliability.ts'
import { sourceConnection } from '../vocabulary/source-connection.ts'

export const testimonyType = recordType({
  name: 'Testimony',
  room: 'evidence',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'opened-case',
  standard: 'HURIDOCS Information (25xx); Eurojust and ICC-OTP first account; OHCHR interview; Murad Code',
  meaning: words(
    'One account by one source, as given. Nothing from elsewhere is added.',
    'Один рассказ одного источника, как он дан. Ничего со стороны не добавляется.',
    'Un récit d’une source, tel que donné. Rien n’y est ajouté d’ailleurs.',
  ),
  fields: {
    sourceId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Source', 'Источник', 'Source'),
    }),
    connection: required(term(sourceConnection), {
      class: 'CASE',
      column: true,
      label: words('Connection with the victim', 'Кто это для пострадавшего', 'Lien avec la victime'),
    }),
    takenAt: required(instant, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Taken', 'Записано', 'Recueilli le'),
    }),
    by: required(either(member, term(partner)), {
      class: 'INT',
      merge: fixed,
      label: words('Taken by', 'Кто записал', 'Recueilli par'),
    }),
    mode: required(term(testimonyMode), {
      class: 'INT',
      column: true,
      label: words('How', 'Каким образом', 'Comment'),
    }),
    lang: required(language, { class: 'INT', label: words('Language', 'Язык', 'Langue') }),
    original: required(either(ref('EvidenceItem'), text()), {
      class: 'CASE',
      merge: fixed,
      findable: 'opened-case',
      label: words('The account', 'Рассказ', 'Le récit'),
      help: words(
        'In the language of the speaker; the words, or the recording.',
        'На языке рассказчика; слова или запись.',
        'Dans la langue de la personne ; les mots, ou l’enregistrement.',
      ),
    }),
    translation: optional(translation, {
      class: 'CASE',
      merge: keepBoth,
      findable: 'opened-case',
      label: words('Translation', 'Перевод', 'Traduction'),
    }),
    interpreterCode: optional(code, {
      class: 'INT',
      label: words('Interpreter (code)', 'Переводчик (код)', 'Interprète (code)'),
    }),
    readBack: required(yesNo, {
      class: 'INT',
      label: words('Read back', 'Прочитано источнику', 'Relu à la source'),
    }),
    supportOffered: required(yesNo, {
      class: 'INT',
      label: words('Support offered', 'Поддержка предложена', 'Soutien proposé'),
      help: words(
        'Before recording, as the Murad Code asks.',
        'До записи, как требует Кодекс Мурад.',
        'Avant l’enregistrement, selon le Code Murad.',
      ),
    }),
    priorTellings: optional(many(priorTelling, { max: 200 }), {
      class: 'CASE',
      findable: 'opened-case',
      label: words('Told before', 'Кому рассказано раньше', 'Déjà raconté à'),
      help: words(
        'Who heard it before decides independence.',
        'От того, кто слышал раньше, зависит независимость.',
        'Qui l’a entendu avant décide de l’indépendance.',
      ),
    }),
    // A story in words shows whoever it tells of: they are asked as if they stood in a picture (R01).
    mentions: optional(distinct(ref('Person')), {
      class: 'CASE',
      merge: append,
      label: words('Tells of', 'О ком рассказывает', 'Parle de'),
      help: words(
        'Everybody who can be recognised by these words, beside whoever speaks.',
        'Все, кого можно узнать по этим словам, кроме говорящего.',
        'Qui peut être reconnu à ces mots, hormis qui parle.',
      ),
    }),
    metWitnesses: optional(distinct(ref('Person')), {
      class: 'CASE',
      computed: true,
      label: words(
        'Contact with witnesses possible',
        'Возможны контакты со свидетелями',
        'Contact possible avec',
      ),
      help: words(
        'From stays that overlapped before the account; shows that, not where.',
        'По совпавшим пребываниям до рассказа; показывает сам факт, не место.',
        'Séjours communs avant le récit ; dit le fait, non le lieu.',
      ),
    }),
    reliability: optional(term(reliability), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Reliability of the source', 'Надёжность источника', 'Fiabilité de la source'),
    }),
    state: required(term(testimonyState), {
      class: 'CASE',
      merge: restrictive('withdrawn', 'amended', 'sealed', 'read_back', 'draft'),
      column: true,
      label: words('State', 'Состояние', 'État'),
    }),
    erased: optional(many(erasedUnder, { max: 20 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Erased', 'Стёрто', 'Effacé'),
    }),
    items: optional(distinct(ref('EvidenceItem')), {
      class: 'CASE',
      merge: append,
      label: words('Items given with it', 'Что передано вместе', 'Pièces remises'),
    }),
  },
  states: machine('state', testimonyState, 'draft', {
    draft: ['read_back', 'withdrawn'],
    read_back: ['sealed', 'draft', 'withdrawn'],
    sealed: ['amended', 'withdrawn'],
    amended: ['withdrawn'],
    withdrawn: [],
  }),
})
