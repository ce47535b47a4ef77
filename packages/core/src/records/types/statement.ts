/** An utterance of an official, a body or a spokesperson: denial, promise, call, figure, threat. */
import { optional, required, words } from '../field.ts'
import { distinct, language, line, many, ref, term, text } from '../kinds.ts'
import { fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { datedDay } from '../shapes/dates.ts'
import { commitment, statedFigure, statementAnchor } from '../shapes/press.ts'
import { denialType } from '../vocabulary/denial-type.ts'
import { statementKind } from '../vocabulary/statement-kind.ts'

export const statementType = recordType({
  name: 'Statement',
  room: 'press',
  class: 'PUB',
  header: 'PUB',
  noteFindable: 'rooms',
  standard: 'HURIDOCS 2115 and 2613; schema.org Quotation',
  meaning: words(
    'An utterance of an official, body or spokesperson: denial, promise, call, figure, threat.',
    'Высказывание должностного лица, органа или представителя: отрицание, обещание, призыв, цифра, угроза.',
    'Propos d’un responsable, organe ou porte-parole : démenti, promesse, appel, chiffre, menace.',
  ),
  fields: {
    kind: required(term(statementKind), {
      class: 'PUB',
      column: true,
      label: words('Kind', 'Вид', 'Type'),
    }),
    speakerId: required(ref('Person'), {
      class: 'PUB',
      merge: fixed,
      column: true,
      label: words('Speaker', 'Кто сказал', 'Auteur'),
    }),
    officeThen: optional(line(), {
      class: 'PUB',
      label: words('Office at the time', 'Должность тогда', 'Fonction d’alors'),
    }),
    saidAt: required(datedDay, {
      class: 'PUB',
      merge: keepBoth,
      column: true,
      label: words('Said', 'Когда сказано', 'Dit le'),
    }),
    forum: required(line(), { class: 'PUB', column: true, label: words('Where', 'Где', 'Où') }),
    wording: required(text(20_000), {
      class: 'PUB',
      merge: fixed,
      label: words('Words', 'Слова', 'Propos'),
      help: words(
        'In the language they were said in.',
        'На том языке, на котором сказано.',
        'Dans la langue où ils ont été dits.',
      ),
    }),
    lang: required(language, { class: 'PUB', label: words('Language', 'Язык', 'Langue') }),
    translationOf: optional(ref('Statement'), {
      class: 'PUB',
      label: words('Translation of', 'Перевод с', 'Traduction de'),
    }),
    relayedBy: optional(ref('Person'), {
      class: 'PUB',
      label: words('Told by', 'Передал(а)', 'Rapporté par'),
      help: words('Speech inside speech.', 'Речь в речи.', 'Propos dans le propos.'),
    }),
    anchors: required(many(statementAnchor, { max: 500 }), {
      class: 'PUB',
      label: words('Where it stands', 'Где напечатано', 'Où cela figure'),
    }),
    denialType: optional(term(denialType), {
      class: 'PUB',
      label: words('Kind of denial', 'Вид отрицания', 'Type de démenti'),
    }),
    denies: optional(distinct(ref('Claim')), {
      class: 'PUB',
      label: words('Claims it denies', 'Что отрицает', 'Affirmations démenties'),
    }),
    commitment: optional(commitment, {
      class: 'PUB',
      merge: keepBoth,
      label: words('Commitment', 'Обещание', 'Engagement'),
    }),
    figure: optional(statedFigure, {
      class: 'PUB',
      merge: keepBoth,
      label: words('Figure', 'Цифра', 'Chiffre'),
    }),
    supersedes: optional(ref('Statement'), {
      class: 'PUB',
      label: words('Replaces', 'Заменяет', 'Remplace'),
    }),
  },
})
