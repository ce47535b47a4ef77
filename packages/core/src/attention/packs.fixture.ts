/**
 * The six reports of the demonstration written again: other words, other order, other languages, the same facts.
 *
 * Names stand as in the demonstration; a variant changes them everywhere afterwards. A pack says what its texts share
 * and in which languages they are, because that follows from how they were written.
 */
export type Rewritten = {
  readonly lang: string
  readonly title: string
  readonly text: string
  readonly highlights?: readonly string[]
  readonly creditsText?: string
  readonly quotes: readonly {
    readonly anchor: string
    readonly speakerAsPrinted: string | null
    readonly statementId?: string
  }[]
}

export type Pack = {
  readonly name: string
  readonly publications: Readonly<Record<string, Rewritten>>
  /** Claims of reports: their words in these texts. */
  readonly anchors: Readonly<Record<string, string>>
  readonly statements: Readonly<
    Record<
      string,
      {
        readonly lang: string
        readonly wording: string
        readonly anchors: readonly { readonly publicationId: string; readonly quote: string }[]
      }
    >
  >
  readonly shared: readonly { readonly text: string; readonly in: readonly string[] }[]
  /** In which languages the first denial stands. */
  readonly languages: readonly string[]
  readonly translated: readonly string[]
}

export const russianFirst: Rewritten = {
  lang: 'ru',
  title: 'Кого держат у воды',
  text: 'В старом рыбозаводе на Причальной улице в Сарне держат людей. Глава края Варган Оскурет на вопрос редакции ответил: «Никого там нет, это выдумка тех, кто не любит наш край». По списку, который видела редакция, там удерживали более восьмидесяти мужчин. Сотрудник полиции, просивший не называть его, сказал, что двое умерли, и подтвердил, что здание с начала марта используют «для бесед». К., отпущенный двадцатого марта, говорит: «Нас было одиннадцать в холодной комнате, били пластиковыми трубами».',
  quotes: [
    {
      anchor: 'Никого там нет, это выдумка тех, кто не любит наш край',
      speakerAsPrinted: 'Варган Оскурет',
      statementId: 'Q-1',
    },
    {
      anchor: 'Нас было одиннадцать в холодной комнате, били пластиковыми трубами',
      speakerAsPrinted: 'К.',
    },
  ],
}

export const russianAnchors = {
  'L-40': 'В старом рыбозаводе на Причальной улице',
  'L-40b': 'подтвердил, что здание с начала марта используют',
  'L-41': 'более восьмидесяти мужчин',
  'L-42': 'двое умерли',
  'L-43': 'Нас было одиннадцать в холодной комнате',
  'L-43b': 'били пластиковыми трубами',
}
