/** Numbers in words, and the words that set bounds, in English, French and Russian. */

function table(rows: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>()
  for (const row of rows.trim().split(/\s*\n\s*/u)) {
    const [value, ...words] = row.split(' ')
    for (const word of words) values.set(word, Number(value))
  }
  return values
}

/** Words below a hundred, each by itself a number. */
export const unitWords = table(`
  1 one une один одна одно одного одной
  1.5 полтора полторы полутора
  2 two deux два две двое двух двоих двум двумя
  3 three trois три трое трёх трех троих трём трем тремя
  4 four quatre четыре четверо четырёх четырех четверых
  5 five cinq пять пятеро пяти пятерых
  6 six шесть шестеро шести шестерых
  7 seven sept семь семеро семи семерых
  8 eight huit восемь восьми
  9 nine neuf девять девяти
  10 ten dix десять десяти
  11 eleven onze одиннадцать одиннадцати
  12 twelve douze двенадцать двенадцати
  13 thirteen treize тринадцать тринадцати
  14 fourteen quatorze четырнадцать четырнадцати
  15 fifteen quinze пятнадцать пятнадцати
  16 sixteen seize шестнадцать шестнадцати
  17 seventeen dix-sept семнадцать семнадцати
  18 eighteen dix-huit восемнадцать восемнадцати
  19 nineteen dix-neuf девятнадцать девятнадцати
  20 twenty vingt двадцать двадцати
  30 thirty trente тридцать тридцати
  40 forty quarante сорок сорока
  50 fifty cinquante пятьдесят пятидесяти
  60 sixty soixante шестьдесят шестидесяти
  70 seventy soixante-dix septante семьдесят семидесяти
  80 eighty quatre-vingts quatre-vingt huitante восемьдесят восьмидесяти
  90 ninety quatre-vingt-dix nonante девяносто девяноста
`)

/** Words that multiply what stands before them, or stand for themselves. */
export const scaleWords = table(`
  10 десятка десятков
  12 dozen douzaine douzaines
  100 hundred cent cents сто ста сотни сотен
  1000 thousand mille тысяча тысячи тысяч тысячу тыс
  1000000 million millions миллион миллиона миллионов млн
  1000000000 billion milliard milliards миллиард миллиарда миллиардов млрд
`)

/** Russian hundreds are words of their own. */
export const hundredWords = table(`
  200 двести двухсот
  300 триста трёхсот трехсот
  400 четыреста четырёхсот четырехсот
  500 пятьсот пятисот
  600 шестьсот шестисот
  700 семьсот семисот
  800 восемьсот восьмисот
  900 девятьсот девятисот
`)

/** A plural without a number: two of them at least. */
export const crowdWords = table(`
  24 dozens
  40 scores
  200 hundreds centaines сотни сотен
  2000 thousands milliers тысячи
  2000000 millions миллионы
  20 dizaines десятки десятков tens
`)

/** "une dizaine": about so many; "a dozen": so many. */
export const aboutWords = table(`
  10 dizaine десяток
  15 quinzaine
  20 vingtaine
  30 trentaine
  40 quarantaine
  50 cinquantaine полсотни
  60 soixantaine
  100 centaine сотня сотню
  500 полтысячи
  1000 millier
`)
export const exactWords = table(`
  12 dozen douzaine
  500000 demi-million
`)

export type Bound = 'over' | 'least' | 'under' | 'most' | 'about' | 'nearly'

/** Longest first, so that "no more than" is not read as "more than". */
export const boundsBefore: readonly (readonly [string, Bound])[] = (
  [
    ['no fewer than', 'least'],
    ['not fewer than', 'least'],
    ['no less than', 'least'],
    ['not less than', 'least'],
    ['no more than', 'most'],
    ['not more than', 'most'],
    ['a minimum of', 'least'],
    ['a maximum of', 'most'],
    ['in excess of', 'over'],
    ['as few as', 'least'],
    ['as many as', 'most'],
    ['upwards of', 'least'],
    ['more than', 'over'],
    ['greater than', 'over'],
    ['at least', 'least'],
    ['fewer than', 'under'],
    ['less than', 'under'],
    ['at most', 'most'],
    ['up to', 'most'],
    ['close to', 'nearly'],
    ['exceeded', 'over'],
    ['exceeds', 'over'],
    ['topped', 'over'],
    ['surpassed', 'over'],
    ['over', 'over'],
    ['above', 'over'],
    ['exceeding', 'over'],
    ['under', 'under'],
    ['below', 'under'],
    ['about', 'about'],
    ['around', 'about'],
    ['roughly', 'about'],
    ['approximately', 'about'],
    ['some', 'about'],
    ['circa', 'about'],
    ['nearly', 'nearly'],
    ['almost', 'nearly'],
    ['pas moins de', 'least'],
    ['pas plus de', 'most'],
    ['plus de', 'over'],
    ["plus d'", 'over'],
    ["plus d'un", 'over'],
    ["plus d'une", 'over'],
    ["moins d'un", 'under'],
    ["moins d'une", 'under'],
    ["près d'un", 'nearly'],
    ["près d'une", 'nearly'],
    ["autour d'une", 'about'],
    ['dépasse', 'over'],
    ['dépassent', 'over'],
    ['dépassait', 'over'],
    ['dépassé', 'over'],
    ['au moins', 'least'],
    ['au minimum', 'least'],
    ['moins de', 'under'],
    ["jusqu'à", 'most'],
    ['au plus', 'most'],
    ['au maximum', 'most'],
    ['environ', 'about'],
    ['autour de', 'about'],
    ['quelque', 'about'],
    ['près de', 'nearly'],
    ['presque', 'nearly'],
    ['не менее чем', 'least'],
    ['не более чем', 'most'],
    ['по меньшей мере', 'least'],
    ['по крайней мере', 'least'],
    ['как минимум', 'least'],
    ['не менее', 'least'],
    ['не меньше', 'least'],
    ['не более', 'most'],
    ['не больше', 'most'],
    ['более чем', 'over'],
    ['больше чем', 'over'],
    ['более', 'over'],
    ['больше', 'over'],
    ['свыше', 'over'],
    ['превысил', 'over'],
    ['превысила', 'over'],
    ['превысило', 'over'],
    ['превысили', 'over'],
    ['превышает', 'over'],
    ['превышают', 'over'],
    ['минимум', 'least'],
    ['менее', 'under'],
    ['меньше', 'under'],
    ['до', 'most'],
    ['максимум', 'most'],
    ['около', 'about'],
    ['примерно', 'about'],
    ['приблизительно', 'about'],
    ['порядка', 'about'],
    ['почти', 'nearly'],
  ] as const
).toSorted((a, b) => b[0].length - a[0].length)

/** After a number: "100 or more". */
export const boundsAfter: readonly (readonly [string, Bound])[] = [
  ['or more', 'least'],
  ['or fewer', 'most'],
  ['or less', 'most'],
  ['at least', 'least'],
  ['ou plus', 'least'],
  ['au moins', 'least'],
  ['ou moins', 'most'],
  ['или более', 'least'],
  ['или больше', 'least'],
]

export const rangeWords: ReadonlySet<string> = new Set(['to', 'and', 'or', 'à', 'et', 'ou', 'до', 'и', 'или'])
export const rangeOpeners: ReadonlySet<string> = new Set([
  'between',
  'from',
  'entre',
  'de',
  'от',
  'между',
  'с',
  'со',
])

/** Months, and words before a bare number that make it a date, a clock time, an article of law or an age. */
export const monthWords: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre novembre décembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
    ' ',
  ),
)
export const namedBefore: ReadonlySet<string> = new Set(
  'no number article articles section sections chapter page pages paragraph rule resolution order decree room block building flat apartment cell ward unit school route highway road line channel flight bus train gate platform unit battalion regiment brigade day week part phase level version windows area zone district sector category type protocol law clause item figure table photo picture age aged № n° numéro article page chapitre salle chambre bâtiment статья статьи статье закон школа дом квартира корпус номер пункт страница'.split(
    ' ',
  ),
)
/** Behind a number in digits: it is a house, a floor or a road. */
export const namedAfter: ReadonlySet<string> = new Set(
  'avenue rue boulevard bd chemin allée quai impasse street lane этаж этаже этажа étage'.split(' '),
)
export const clockWords: ReadonlySet<string> = new Set(
  "am pm a.m p.m gmt utc bst cet est edt et o'clock heures h часов".split(' '),
)
/** Quantities that are not whole things: "over two hours" may be two and a half. */
export const measureWords: ReadonlySet<string> = new Set(
  'second seconds minute minutes hour hours day days week weeks month months year years decade decades kilometre kilometres kilometer kilometers km mile miles metre metres meter meters dollar dollars euro euros pound pounds percent per percentage kilo kilos kg ton tons tonne tonnes heure heures jour jours semaine semaines mois an ans année années kilomètres mètres час часа часов день дня дней неделя недели недель месяц месяца месяцев год года лет километров рублей долларов процентов'.split(
    ' ',
  ),
)
/** A year-like number before one of these is a count of people or things. */
export const countedWords: ReadonlySet<string> = new Set(
  'people persons men women children families victims detainees prisoners signatures protesters demonstrators cases complaints soldiers officers refugees residents homes houses names letters calls personnes hommes femmes enfants familles victimes détenus signatures человек людей мужчин женщин детей семей случаев жалоб'.split(
    ' ',
  ),
)
