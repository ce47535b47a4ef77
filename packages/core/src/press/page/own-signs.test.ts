import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Pages that nowhere say outright whose they are; every name is invented. */
const pages: readonly (readonly [page: string, outlet: string | null])[] = [
  ['Копия постановления есть в распоряжении «Деловых вестей».', 'Деловые вести'],
  ['«Степной узел» направил запрос в министерство. Ответа пока нет.', 'Степной узел'],
  ['На вопросы «Северной волны» в ведомстве не ответили.', 'Северная волна'],
  ['Channel Six News has spoken to five men who crossed the river.', 'Channel Six News'],
  ['A copy of the decision was shared with the Sarn Valley Post.', 'Sarn Valley Post'],
  // another's paper, a ministry that sees things, two that were both given it
  ['Документ есть в распоряжении «Полюса». Как пишет «Полюс», дело закрыто.', null],
  ['The Home Office has seen the letters.', null],
  ['The decision was shared with the Sarn Valley Post and sent to the Mirgat Weekly Herald.', null],
]

const below = (line: string): string =>
  `What happened at the bridge on Friday\n\n${line}\n\nThe road was closed for three hours and nobody was hurt.`
const belowRussian = (line: string): string =>
  `Что случилось на мосту в пятницу\n\n${line}\n\nДорогу закрыли на три часа, никто не пострадал.`

describe('a page that speaks of its own newsroom [P97a]', () => {
  it.each(pages)('%s', (line, outlet) => {
    const page = /\p{Script=Cyrillic}/u.test(line) ? belowRussian(line) : below(line)
    expect(readReport(page).masthead.outlet?.name ?? null).toBe(outlet)
  })
  it('takes the name from a prompt to subscribe, in its first case', () => {
    const page = `${belowRussian('Мост построили в 1962 году.')}\n\nПодпишитесь на рассылку «Новой хроники»`
    expect(readReport(page).masthead.outlet?.name).toBe('Новая хроника')
  })
  it('takes the name of the one who makes a statement', () => {
    const page = belowRussian('Центр требует освободить задержанных.')
    expect(
      readReport(`Заявление центра «Право и дом»\n16 февраля 2022 года\n${page}`).masthead.outlet?.name,
    ).toBe('Право и дом')
  })
  it('takes an agency behind the day of its place line', () => {
    const page = belowRussian(
      'МИРГАТ (Тавра), 23 января, Тавринформ. Мост через реку закрыт до понедельника.',
    )
    expect(readReport(page).masthead.outlet?.name).toBe('Тавринформ')
  })
})
