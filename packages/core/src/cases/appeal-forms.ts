/** The forms of the bodies that are asked for urgent help: what each wants to know, and what is asked of it. */
import type { Language, Words } from '../base/language.ts'
import { words } from '../records/field.ts'

/** Kinds of `interventionType` that are drafted. */
export const appealKinds = ['X-CEDUA', 'X-CAT22', 'X-ECHR39', 'X-UNSP'] as const
export type AppealKind = (typeof appealKinds)[number]

/** What a form asks for and the records do not say: one closed list, so that a screen has words for each. */
export const missingParts = [
  'identity',
  'state-party',
  'date',
  'forces',
  'last-seen',
  'place',
  'facts',
  'remedies',
  'other-bodies',
  'consent-body',
  'consent-letter',
  'consent-report',
  'name-or-initials',
  'authority-to-act',
] as const
export type MissingPart = (typeof missingParts)[number]

export type Form = {
  readonly body: Words
  /** Languages that the body reads; the first where the desk's own is none of them. */
  readonly reads: readonly Language[]
  readonly asks: readonly Words[]
  readonly needs: readonly MissingPart[]
}

const un: readonly Language[] = ['en', 'fr', 'ru']

export const forms: { readonly [K in AppealKind]: Form } = {
  // Not anonymous, but the author's identity stays confidential; facts suffice; shown to national bodies first.
  'X-CEDUA': {
    body: words(
      'UN Committee on Enforced Disappearances',
      'Комитет ООН по насильственным исчезновениям',
      'Comité des disparitions forcées (ONU)',
    ),
    reads: un,
    asks: [
      words(
        'Request the State party to search for the person at once and to say where the person is held.',
        'Потребовать от государства немедленно искать человека и сообщить, где его держат.',
        'Demander à l’État partie de rechercher la personne sans délai et de dire où elle est détenue.',
      ),
      words(
        'Request interim measures that protect the person, the family and those who report.',
        'Потребовать временных мер защиты человека, близких и заявителей.',
        'Demander des mesures conservatoires pour la personne, ses proches et les auteurs.',
      ),
    ],
    needs: ['identity', 'state-party', 'date', 'forces', 'facts', 'remedies'],
  },
  'X-CAT22': {
    body: words('UN Committee against Torture', 'Комитет ООН против пыток', 'Comité contre la torture (ONU)'),
    reads: un,
    asks: [
      words(
        'Interim measures: no return to the place of danger, no ill-treatment, access to a lawyer and a doctor.',
        'Временные меры: не возвращать в место опасности, не применять пыток, допустить юриста и врача.',
        'Mesures provisoires : ni renvoi vers le danger ni mauvais traitements, accès à un avocat et à un médecin.',
      ),
    ],
    needs: [
      'identity',
      'state-party',
      'facts',
      'remedies',
      'other-bodies',
      'authority-to-act',
      'consent-body',
    ],
  },
  'X-ECHR39': {
    body: words(
      'European Court of Human Rights',
      'Европейский суд по правам человека',
      'Cour européenne des droits de l’homme',
    ),
    reads: ['en', 'fr'],
    asks: [
      words(
        'Interim measure: access to a lawyer and a doctor, and no transfer, until the Court has examined the request.',
        'Временная мера: доступ юриста и врача, без перевозки, пока Суд не рассмотрит просьбу.',
        'Mesure provisoire : accès à un avocat et à un médecin, aucun transfert, avant l’examen par la Cour.',
      ),
    ],
    needs: ['identity', 'state-party', 'date', 'facts', 'remedies', 'authority-to-act', 'consent-body'],
  },
  'X-UNSP': {
    body: words('UN Special Procedures', 'Специальные процедуры ООН', 'Procédures spéciales de l’ONU'),
    reads: un,
    asks: [
      words(
        'Urgent appeal to the State: where is the person, on what ground, who has access.',
        'Срочное обращение к государству: где человек, на каком основании, кто имеет доступ.',
        'Appel urgent à l’État : où est la personne, sur quelle base, qui y a accès.',
      ),
    ],
    needs: [
      'identity',
      'date',
      'place',
      'forces',
      'facts',
      'consent-body',
      'consent-letter',
      'consent-report',
      'name-or-initials',
    ],
  },
}

/** Purposes of consent that each part rests on. */
export const purposeOf = { 'consent-body': 'P07', 'consent-letter': 'P08', 'consent-report': 'P09' } as const

export const missingWords: { readonly [P in MissingPart]: Words } = {
  identity: words('who the person is', 'кто этот человек', 'qui est la personne'),
  'state-party': words(
    'whether the State accepts this procedure',
    'признаёт ли государство эту процедуру',
    'si l’État accepte cette procédure',
  ),
  date: words('when it happened', 'когда это случилось', 'quand cela s’est passé'),
  forces: words('which forces did it', 'кто именно это сделал', 'quelles forces l’ont fait'),
  'last-seen': words('when last seen or heard', 'когда видели или слышали', 'vu ou entendu quand'),
  place: words('where the person is held', 'где держат человека', 'où la personne est détenue'),
  facts: words('what happened', 'что случилось', 'ce qui s’est passé'),
  remedies: words(
    'what was tried at home, or why nothing was',
    'что испробовано в стране или почему ничего',
    'les recours internes, ou pourquoi aucun',
  ),
  'other-bodies': words(
    'that no other body examines it',
    'что этого не рассматривает другой орган',
    'qu’aucun autre organe ne l’examine',
  ),
  'consent-body': words('consent: to the body', 'согласие: органу', 'consentement : à l’organe'),
  'consent-letter': words(
    'consent: the body may name the person to the State',
    'согласие: орган может назвать человека государству',
    'consentement : l’organe peut nommer la personne à l’État',
  ),
  'consent-report': words(
    'consent: a public report',
    'согласие: публичный доклад',
    'consentement : un rapport public',
  ),
  'name-or-initials': words('full name or initials', 'полное имя или инициалы', 'nom complet ou initiales'),
  'authority-to-act': words('a signed authority to act', 'подписанная доверенность', 'un pouvoir signé'),
}
