/** Other people, outlets and places for the demonstration: made-up names in the scripts they are met in. */

/** A throw of the dice that can be thrown again: the same number, the same republic. */
export type Dice = {
  readonly below: (n: number) => number
  readonly oneOf: <T>(list: readonly T[]) => T
  readonly shuffled: <T>(list: readonly T[]) => readonly T[]
}

export function diceOf(seed: number): Dice {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  const below = (n: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) % n
  }
  const oneOf = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('an empty list')
    return found
  }
  const shuffled = <T>(list: readonly T[]): readonly T[] => {
    const left = [...list]
    const out: T[] = []
    while (left.length > 0) out.push(...left.splice(below(left.length), 1))
    return out
  }
  return { below, oneOf, shuffled }
}

type Sounds = readonly (readonly [string, string, string])[]

/** Latin, Cyrillic, and another Latin spelling of the same sounds. */
const heads: Sounds = [
  ['Bar', 'Бар', 'Barr'],
  ['Mil', 'Мил', 'Myl'],
  ['Kesh', 'Кеш', 'Kesch'],
  ['Tor', 'Тор', 'Tohr'],
  ['Vash', 'Ваш', 'Vasch'],
  ['Gul', 'Гул', 'Goul'],
  ['Zhem', 'Жем', 'Jem'],
  ['Dur', 'Дур', 'Dour'],
  ['Lakh', 'Лах', 'Lah'],
  ['Pem', 'Пем', 'Pemm'],
  ['Nors', 'Норс', 'Norss'],
  ['Rav', 'Рав', 'Raw'],
]
const middles: Sounds = [
  ['a', 'а', 'a'],
  ['i', 'и', 'y'],
  ['o', 'о', 'o'],
  ['u', 'у', 'ou'],
]
const tails: Sounds = [
  ['lan', 'лан', 'lane'],
  ['gor', 'гор', 'gor'],
  ['ved', 'вед', 'wed'],
  ['mish', 'миш', 'misch'],
  ['ret', 'рет', 'rett'],
  ['kun', 'кун', 'koun'],
  ['bash', 'баш', 'basch'],
  ['dov', 'дов', 'dow'],
]

export type Name = { readonly latin: string; readonly cyrillic: string; readonly other: string }

/** Names that no other name of this drawer begins with, so that one can be put in the place of another. */
export function namesOf(dice: Dice, count: number): readonly Name[] {
  const all = dice.shuffled(
    heads.flatMap((head) => tails.map((tail) => [head, dice.oneOf(middles), tail] as const)),
  )
  return all.slice(0, count).map((parts) => ({
    latin: parts.map(([latin]) => latin).join(''),
    cyrillic: parts.map(([, cyrillic]) => cyrillic).join(''),
    other: parts.map(([, , other]) => other).join(''),
  }))
}

/** Names of the demonstration: Latin, Cyrillic, and as other files spell them. */
const people: readonly (readonly [string, string?, string?])[] = [
  ['Vargan', 'Варган'],
  ['Oskureth', 'Оскурет'],
  ['Nelda', 'Нелда'],
  ['Pirosk', 'Пироск'],
  ['Aurel', 'Аурел'],
  ['Dastov', 'Дастов'],
  ['Ilene', 'Илена'],
  ['Farquor', 'Фаркор'],
  ['Jorun', 'Йорун'],
  ['Eskeldt', 'Эскельдт'],
  ['Tamsin', 'Тамсин'],
  ['Orvel', 'Орвел'],
  ['Keld'],
  ['Dorvan', 'Дорван', 'Darvan'],
  ['Teshkel', 'Тешкел', 'Teschkell'],
  ['Ismur', 'Исмур', 'Ismour'],
  ['Ismar', 'Исмар'],
  ['Velagan', 'Велаган', 'Vélagane'],
  ['Savik', 'Савик'],
  ['Orlemen', 'Орлемен'],
  ['Yelna', 'Елна'],
  ['Mirsa', 'Мирса'],
  ['Kolvenna', 'Кольвенна'],
  ['Lemar', 'Лемар'],
  ['Oshven', 'Ошвен'],
  ['Kettar', 'Кеттар'],
  ['Vurian', 'Вуриан'],
  ['Torvik', 'Торвик'],
  ['Zhelmar', 'Желмар'],
  ['Rena', 'Рена'],
  ['Temir', 'Темир'],
  ['Salkut', 'Салькут'],
  ['Aksan', 'Аксан'],
  ['Brello', 'Брелло'],
  ['Yovin', 'Йовин'],
  ['Daskar', 'Даскар'],
  ['Sollande'],
  ['Halvory', 'Халвори'],
  ['Brenmark'],
  ['Quiria'],
  ['Tessmark'],
  ['Orrenia', 'Оррения'],
  ['Velmar', 'Вельмар'],
  ['Ostmouth', 'Остмут'],
  ['Sarne'],
  ['Sarn', 'Сарн'],
]

const outlets: readonly (readonly [string, readonly string[]])[] = [
  ['Vesper Leaf', ['Salt Lantern', 'Tidewater', 'Brickyard Echo', 'The Copper Bell']],
  ['Meridian', ['Northglass', 'Hollowell', 'Parallax', 'Quarterdeck']],
  ['Harbour Post', ['Upland Register', 'Cobblestone Tribune', 'Evening Rampart', 'Wharfside']],
  ['Quillfeed', ['Snapreed', 'Bluntwire', 'Fizzgate', 'Murmur']],
  ['Spinwheel24', ['Loopdeck', 'Whirl9', 'Cartwheel', 'Gyre']],
  ['Le Phare du Soir', ['La Vigie du Quai', 'Le Courrier des Dunes', 'La Balise', 'Le Falot']],
  ['Lantern Network', ['Ferry Circle', 'Hearth Union', 'Bridge Collective', 'Anchor Group']],
  ['Open Ledger Watch', ['Plain Record', 'Clear Tally Desk', 'Long Memory Office', 'Roll Call']],
]

/** What each name becomes in this republic, longest first. */
export function renamings(dice: Dice): readonly (readonly [string, string])[] {
  const drawn = namesOf(dice, people.length)
  const pairs = people.flatMap(([latin, cyrillic, other], i): (readonly [string, string])[] => {
    const name = drawn[i]
    if (name === undefined) return []
    return [
      [latin, name.latin],
      ...(cyrillic === undefined ? [] : [[cyrillic, name.cyrillic] as const]),
      ...(other === undefined ? [] : [[other, name.other] as const]),
    ]
  })
  const named = outlets.map(([name, others]) => [name, dice.oneOf(others)] as const)
  // The namesake is written nearly as the man he is taken for.
  const [near] = pairs.filter(([from]) => from === 'Ismur')
  const twin = (text: string, vowels: string): string => text.replace(/[aiouаиоу](?=[^aiouаиоу]+$)/u, vowels)
  const namesakes = near === undefined ? [] : [['Ismar', twin(near[1], 'e')] as const]
  return [
    ...namesakes,
    ...pairs.filter(([from]) => from !== 'Ismar' || namesakes.length === 0),
    ...named,
  ].toSorted(([a], [b]) => b.length - a.length)
}

/** Things of the story that could as well have been others, in every language they are told in. */
const things: readonly (readonly (readonly [string, string])[])[] = [
  [],
  [
    ['black minibus', 'white truck'],
    ['чёрные микроавтобусы', 'белые фургоны'],
  ],
  [
    ['blue', 'brown'],
    ['синим', 'бурым'],
    ['bleu', 'brun'],
  ],
  [
    ['cannery', 'tannery'],
    ['conserverie', 'tannerie'],
    ['рыбозавод', 'кожзавод'],
    ['fish plant', 'hide plant'],
    ['fish sign', 'hide sign'],
  ],
  [
    ['80', '60'],
    ['восьмидесяти', 'шестидесяти'],
    ['quatre-vingts', 'soixante'],
    ['eighty', 'sixty'],
  ],
]

export function otherWords(dice: Dice): readonly (readonly [string, string])[] {
  return [dice.oneOf(things), dice.oneOf(things)].flat()
}

export const english: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')
const french = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
)
const russian = 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре'.split(' ')

/** The month in which the weekly told it, as reports of other months name it. */
export function otherMonths(days: number): readonly (readonly [string, string])[] {
  const { month } = Temporal.PlainDate.from('2021-04-02').add({ days })
  return [english, french, russian].map((names) => [names[3] ?? '', names[month - 1] ?? ''] as const)
}
