/** What is said of words that leave the signed entries, loaded with the pages that show it. */
import type { Tongue } from '../../session/settings.ts'
import { mirrorAll } from '../mirrored.ts'
import type { Said } from '../said.ts'
import { useTongue } from '../use-words.ts'

const strikeEn = {
  title: 'Erased words',
  help: 'What two members erased, or sealed away for a court, leaves the signed entries on every desk and at the relay. Desks do it by themselves.',
  none: 'Nothing was erased.',
  asked: (who: string) => `${who} asked that these words leave the entries. Nothing has left yet.`,
  mine: 'Your desk asked. The desk of another member who reads this part must agree; it does so by itself once it has the same two decisions.',
  others: 'The desk of another member must agree; it does so by itself once it has the same two decisions.',
  done: (by: string, agreed: string) => `Asked by ${by}, agreed by ${agreed}: gone from this desk.`,
  alone: (by: string) => `Asked by ${by}, whom nobody else here reads with: gone from this desk.`,
  on: (day: string) => `since ${day}`,
  mayHold: (who: string) => `May still have the words until they sync: ${who}.`,
  nobody: 'Every other device that reads this part has signed that it let go.',
  beyond: (who: string) => `Hear nothing any more, and keep what they had: ${who}.`,
  copies: 'Sticks, backups and older copies of a home have the words until they are restored and sync.',
}

const strikeRu: Said<typeof strikeEn> = {
  title: 'Стёртые слова',
  help: 'Что двое сотрудников стёрли или запечатали для суда, уходит из подписанных записей на каждом рабочем месте и на ретрансляторе. Это делается само.',
  none: 'Ничего не стёрто.',
  asked: (who) => `${who}: просьба убрать эти слова из записей. Пока ничего не ушло.`,
  mine: 'Просьба с вашего рабочего места. Согласиться должно место другого сотрудника, который это читает; оно делает это само, как только получит те же два решения.',
  others:
    'Согласиться должно место другого сотрудника; оно делает это само, как только получит те же два решения.',
  done: (by, agreed) => `Просьба: ${by}, согласие: ${agreed}. Здесь этих слов больше нет.`,
  alone: (by) => `Просьба: ${by}; больше никто этого не читает. Здесь этих слов больше нет.`,
  on: (day) => `с ${day}`,
  mayHold: (who) => `До синхронизации слова ещё могут быть на устройствах: ${who}.`,
  nobody: 'Все остальные устройства, которые это читают, подписали, что слов у них нет.',
  beyond: (who) => `Больше ничего не получают и хранят, что у них было: ${who}.`,
  copies:
    'На носителях, в резервных и старых копиях слова остаются, пока копию не восстановят и не синхронизируют.',
}

const strikeFr: Said<typeof strikeEn> = {
  title: 'Mots effacés',
  help: 'Ce que deux membres ont effacé, ou scellé pour un tribunal, quitte les entrées signées sur chaque poste et au relais. Les postes le font d’eux-mêmes.',
  none: 'Rien n’a été effacé.',
  asked: (who) => `${who} a demandé que ces mots quittent les entrées. Rien n’est encore parti.`,
  mine: 'Votre poste l’a demandé. Le poste d’un autre membre qui lit cette partie doit consentir ; il le fait de lui-même dès qu’il a les deux mêmes décisions.',
  others:
    'Le poste d’un autre membre doit consentir ; il le fait de lui-même dès qu’il a les deux mêmes décisions.',
  done: (by, agreed) => `Demandé par ${by}, accepté par ${agreed} : parti de ce poste.`,
  alone: (by) => `Demandé par ${by}, avec qui personne d’autre ne lit ici : parti de ce poste.`,
  on: (day) => `depuis le ${day}`,
  mayHold: (who) => `Peuvent garder les mots jusqu’à leur synchronisation : ${who}.`,
  nobody: 'Tous les autres appareils qui lisent cette partie ont signé qu’ils ne les ont plus.',
  beyond: (who) => `N’entendent plus rien et gardent ce qu’ils avaient : ${who}.`,
  copies:
    'Clés USB, sauvegardes et anciennes copies gardent les mots jusqu’à ce qu’on les restaure et synchronise.',
}

const said: { readonly [T in Tongue]: Said<typeof strikeEn> } = {
  en: strikeEn,
  ru: strikeRu,
  fr: strikeFr,
  'en-XB': mirrorAll(strikeEn),
}

export function useStrikeWords(): Said<typeof strikeEn> {
  return said[useTongue()]
}
