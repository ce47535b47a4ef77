/**
 * The innocent questions that a second code opens.
 *
 * Against whoever stands beside a person and says "open it": the second code leads to a thread about a broken kettle
 * or a late salary. The questions are everyday matters that any advice page is asked, about no danger, no journey, no
 * family and no faith. This file is public, and somebody who has studied it recognises the words: it helps against a
 * brother or a patrol, not against an office that knows this program, and the threat model says so.
 *
 * The page carries this file; the answers (`cover-answers.ts`) stay on the desks. No imports but words.
 */
import type { Language, Words } from '../base/language.ts'

export const coverTopics = ['deposit', 'wages', 'repair', 'bill', 'certificate', 'parcel'] as const
export type CoverTopic = (typeof coverTopics)[number]

export function isCoverTopic(value: unknown): value is CoverTopic {
  return coverTopics.some((topic) => topic === value)
}

/** `label` names the topic when the second code is made; `question` is what the thread shows as asked. */
export const coverTopicWords: {
  readonly [T in CoverTopic]: { readonly label: Words; readonly question: Words }
} = {
  deposit: {
    label: { en: 'a rent deposit', ru: 'залог за квартиру', fr: 'une caution de logement' },
    question: {
      en: 'Hello. I moved out in spring and the landlord still keeps the deposit. He says the wall is damaged. Can he keep all of it?',
      ru: 'Здравствуйте. Я съехал(а) с квартиры весной, а хозяин до сих пор не вернул залог. Говорит, испорчена стена. Может ли он оставить себе всё?',
      fr: 'Bonjour. J’ai quitté mon logement au printemps et le propriétaire garde encore la caution. Il dit que le mur est abîmé. Peut-il tout garder ?',
    },
  },
  wages: {
    label: { en: 'a late salary', ru: 'задержка зарплаты', fr: 'un salaire en retard' },
    question: {
      en: 'Good day. My pay for last month is three weeks late and the office says “soon”. What should I write to them?',
      ru: 'Добрый день. Зарплату за прошлый месяц задерживают на три недели, в бухгалтерии говорят «скоро». Что им написать?',
      fr: 'Bonjour. Mon salaire du mois dernier a trois semaines de retard et le bureau répond « bientôt ». Que dois-je leur écrire ?',
    },
  },
  repair: {
    label: {
      en: 'a shop that will not exchange',
      ru: 'магазин не меняет товар',
      fr: 'un magasin qui refuse l’échange',
    },
    question: {
      en: 'Hello. I bought an electric kettle, it broke after ten days, and the shop will not exchange it because the box is gone. Is that right?',
      ru: 'Здравствуйте. Купили электрический чайник, через десять дней он сломался. Магазин не меняет, потому что нет коробки. Правы ли они?',
      fr: 'Bonjour. J’ai acheté une bouilloire, elle est tombée en panne après dix jours et le magasin refuse l’échange sans la boîte. A-t-il raison ?',
    },
  },
  bill: {
    label: { en: 'a heating bill', ru: 'счёт за отопление', fr: 'une facture de chauffage' },
    question: {
      en: 'Hello. The heating bill is twice what it was last winter, and nobody came to read the meter. How do I ask for a new calculation?',
      ru: 'Здравствуйте. Счёт за отопление вдвое больше прошлогоднего, а показания никто не снимал. Как попросить перерасчёт?',
      fr: 'Bonjour. La facture de chauffage a doublé depuis l’hiver dernier et personne n’est venu relever le compteur. Comment demander un nouveau calcul ?',
    },
  },
  certificate: {
    label: { en: 'a lost school certificate', ru: 'потерянный аттестат', fr: 'un diplôme perdu' },
    question: {
      en: 'Good day. I lost my school certificate when we painted the flat. Where can I order a copy and what does it cost?',
      ru: 'Добрый день. Во время ремонта потерялся школьный аттестат. Где заказать дубликат и сколько он стоит?',
      fr: 'Bonjour. J’ai perdu mon diplôme scolaire pendant des travaux. Où commander un duplicata et combien cela coûte-t-il ?',
    },
  },
  parcel: {
    label: { en: 'a lost parcel', ru: 'потерянная посылка', fr: 'un colis perdu' },
    question: {
      en: 'Hello. A parcel I ordered has stood “in sorting” for a month. The seller says ask the post, the post says ask the seller. Who must answer?',
      ru: 'Здравствуйте. Заказанная посылка месяц стоит «в сортировке». Продавец отправляет на почту, почта к продавцу. Кто должен отвечать?',
      fr: 'Bonjour. Un colis que j’ai commandé est « en tri » depuis un mois. Le vendeur renvoie à la poste, la poste au vendeur. Qui doit répondre ?',
    },
  },
}

/** What the thread of a second code shows as the person's own question. */
export function coverQuestion(topic: CoverTopic, language: Language): string {
  return coverTopicWords[topic].question[language]
}
