/** What was spent, for whoever gave the money: months and kinds, no day, no code, nobody. */
import { ok, type Result } from '../../base/result.ts'
import { words } from '../../records/field.ts'
import { assistanceType } from '../../records/vocabulary/assistance-type.ts'
import { costs } from '../support.ts'
import type { SecretPaper } from './paper.ts'
import { type Asked, type PaperRefusal, written } from './written.ts'

/** From one month to another, both included: `2021-03`. */
export function costSheet(
  asked: Asked & { readonly from: string; readonly to: string },
): Result<SecretPaper, PaperRefusal> {
  return written('costs', asked, ({ box, section, say, term, typed, world }) => {
    const rows = costs(world).filter(({ month }) => month >= asked.from && month <= asked.to)
    const months = [...new Set(rows.map(({ month }) => month))]
    return ok({
      title: say(words('Costs', 'Расходы', 'Dépenses')),
      sections: [
        section('costs', words('Costs by month', 'Расходы по месяцам', 'Dépenses par mois'), [
          typed('period'),
          ...months.map((month) =>
            box(
              month,
              words(month, month, month),
              ...rows
                .filter((row) => row.month === month)
                .map(({ type, value, unit }) => `${term(assistanceType, type)} · ${value} ${unit}`),
            ),
          ),
        ]),
      ],
    })
  })
}
