/** What an item's papers say, in Russian. */
import { dossierRu } from './dossier-ru.ts'
import type { EvidenceWords } from './words.ts'

export const evidenceRu: EvidenceWords = {
  dossier: dossierRu,
  roots: 'Файл доверенных сертификатов времени (необязательно)',
  rootsHelp:
    'PEM, как его выдаёт служба времени. Без него отметки службы, которую эта машина не знает, останутся без оценки.',
  papers: 'Цепочка хранения',
  none: 'О том, что с ним делали, ещё ничего не записано. У материалов, принятых раньше, нет бумаг.',
  sealed: 'Запечатано',
  waiting: 'ждёт следующего шага реестра, не дольше шести часов',
  inLedger: 'стоит в реестре',
  noWitness: 'ни один партнёр ещё не подписал',
  witnessed: (names) => `подписали: ${names}`,
  stamped: (n) => (n === 0 ? 'отметки времени ещё нет' : `отметок времени: ${n}`),
  by: (who) => who,
  withSecond: (who, second) => `${who}, вместе с ${second}`,
  failed: 'не удалось',
  gaps: 'За что никто из нас не может поручиться',
  noGaps: 'Пробелы не известны.',
  could: 'Кто мог бы дать показания',
  gap: {
    'before-reception': 'До получения его ни у кого из нас не было.',
    unsealed: 'Здесь, но ещё не запечатано.',
    'in-transit': 'Отдано, и неизвестно, дошло ли.',
    alone: 'Открывал один человек без второго.',
    'missing-event': 'Нет действия, на которое ссылается другое.',
    'erased-event': 'Действие стёрто из-за отзыва согласия.',
    'unsure-clock': 'Часы были неизвестны.',
  },
  to: {
    making: 'о создании',
    source: 'о происхождении',
    presence: 'о присутствии',
    interpreting: 'о переводе',
  },
}
