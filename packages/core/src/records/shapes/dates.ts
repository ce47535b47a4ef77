/** Dates as sources give them: with how sure they are. */
import { may, must, shape, words } from '../field.ts'
import { day, line, term, unsearched } from '../kinds.ts'
import { datePrecision } from '../vocabulary/date-precision.ts'

const date = must(day, words('Date', 'Дата', 'Date'))
const precision = must(
  term(datePrecision),
  words('How sure', 'Точность', 'Précision'),
  words(
    'What the source allows to say, not what we would like to know.',
    'То, что позволяет сказать источник, а не то, что хотелось бы знать.',
    'Ce que la source permet de dire, non ce que l’on voudrait savoir.',
  ),
)

/** {date, precision} */
export const datedDay = shape('datedDay', { date, precision })

/** {date, precision, zone} */
export const publishedDay = shape('publishedDay', {
  date,
  precision,
  zone: may(unsearched(line(40)), words('Time zone', 'Часовой пояс', 'Fuseau horaire')),
})

/** {date, precision, placeText} */
export const birth = shape('birth', {
  date,
  precision,
  placeText: may(line(), words('Place of birth', 'Место рождения', 'Lieu de naissance')),
})
