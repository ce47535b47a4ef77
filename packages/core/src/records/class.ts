/**
 * The seven classes of sensitivity: each field has one, and a class decides under which key it lies.
 *
 * The unit of secrecy is a pair: NAME and LOC of one living person never meet in a record, a screen,
 * an export, a message or a notification (rule R07).
 */
import type { Words } from '../base/language.ts'

export const sensitivityClasses = ['PUB', 'INT', 'CASE', 'MED', 'ALLEG', 'NAME', 'LOC'] as const
export type SensitivityClass = (typeof sensitivityClasses)[number]

export const classWords: { readonly [C in SensitivityClass]: Words } = {
  PUB: { en: 'public', ru: 'публично', fr: 'public' },
  INT: { en: 'working, about no person', ru: 'рабочее, не о людях', fr: 'interne, sans personne' },
  CASE: { en: 'about a coded person', ru: 'о человеке под кодом', fr: 'sur une personne sous code' },
  MED: { en: 'body and health', ru: 'тело и здоровье', fr: 'corps et santé' },
  ALLEG: {
    en: 'an alleged perpetrator',
    ru: 'предполагаемый нарушитель',
    fr: 'un auteur présumé',
  },
  NAME: { en: 'who a person is', ru: 'кто этот человек', fr: 'qui est la personne' },
  LOC: { en: 'where a person is', ru: 'где находится человек', fr: 'où se trouve la personne' },
}
