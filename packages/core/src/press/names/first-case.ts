/**
 * Russian names and nouns back in their first case: «по словам правозащитника Льва Сажина» is said by Лев Сажин,
 * «в заявлении Хельсинкской группы» by the Хельсинкская группа.
 *
 * Only where the sentence itself asks for another case; by its shape alone «Сажина» may be a woman.
 */

import { isGivenName } from '../words/given-names.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'

const irregular: ReadonlyMap<string, string> = new Map([
  ['Льва', 'Лев'],
  ['Павла', 'Павел'],
  ['Петра', 'Пётр'],
  ['Любови', 'Любовь'],
])

type Change = readonly [ending: RegExp, first: string]

/** The first ending that fits is changed, and no other. */
function changed(word: string, changes: readonly Change[]): string {
  const one = changes.find(([ending]) => ending.test(word))
  return one === undefined ? word : word.replace(one[0], one[1])
}

const womansSurname: readonly Change[] = [
  [/(ов|ев|ёв|ин|ын)(?:ой|у)$/u, '$1а'],
  [/([сц])к(?:ой|ую)$/u, '$1кая'],
  [/([нтвдр])ой$/u, '$1ая'],
  [/ы$/u, 'а'],
  [/и$/u, 'я'],
]
const mansSurname: readonly Change[] = [
  [/(ов|ев|ёв|ин|ын)(?:а|у|ым)$/u, '$1'],
  [/([сц])к(?:ого|ому|им)$/u, '$1кий'],
  [/([гкхжшщч])(?:ого|ему|ому|его)$/u, '$1ий'],
  [/(?:ого|ому)$/u, 'ый'],
  [/(?:его|ему)$/u, 'ий'],
  [/([бвгджзклмнпрстфхчшщ])ца$/u, '$1ец'],
  [/([бвгджзклмнпрстфхцчшщ])а$/u, '$1'],
  [/([бвгджзклмнпрстфхцчшщ])я$/u, '$1ь'],
  [/([аеиоуы])я$/u, '$1й'],
  [/ы$/u, 'а'],
]
/** Second and fourth case: «Ольги», «Ольгу», «Андрея». */
const givenNames: readonly Change[] = [
  [/(ич)а$/u, '$1'],
  [/(овн|евн|ичн)(?:ы|у)$/u, '$1а'],
  [/ии$/u, 'ия'],
  [/ьи$/u, 'ья'],
  [/([гкхжшщч])и$/u, '$1а'],
  [/и$/u, 'я'],
  [/ы$/u, 'а'],
  [/ью$/u, 'ья'],
  [/ию$/u, 'ия'],
  [/([бвгджзклмнпрстфхцчшщ])у$/u, '$1а'],
  [/([бвгджзклмнпрстфхцчшщ])ю$/u, '$1я'],
  [/([аеиоуыюя])я$/u, '$1й'],
  [/я$/u, 'ь'],
  [/([бвгджзклмнпрстфхцчшщ])а$/u, '$1'],
]

/** A person's name that stands in the second or the fourth case. */
export function fromSecondCase(name: string): string {
  if (!/^\p{Script=Cyrillic}[\p{Script=Cyrillic}. -]+$/u.test(name)) return name
  const words = name.split(' ')
  const last = words.at(-1) ?? ''
  const others = words.slice(0, -1)
  if (isPlainlyWomans(words[0] ?? '', last)) return name
  // «Георгия Саввича»: no surname at all.
  if (patronymic.test(last)) return words.map(given).join(' ')
  // «Дмитрия Седых», «Анны Кравченко»: a surname that has no cases.
  if (
    others.length > 0 &&
    /(?:[ыи]х|ко|[оеэуюи])$/u.test(last) &&
    !womansFourth.test(last) &&
    !/[ое]го$/u.test(last)
  )
    return [...others.map(given), last].join(' ')
  const isWoman =
    /(?:ой|ей|ую)(?:$|-)/u.test(last) ||
    (others.length > 0 && womansFourth.test(last)) ||
    (others.length > 0 && /[ыи]$/u.test(words[0] ?? '') && !/(?:ов|ев|ёв|ин|ын|к)(?:а|ого)$/u.test(last))
  // «Айла Виннер»: a man's surname would have changed, and a woman's given name shows its case by itself.
  if (others.length > 0 && !isWoman && /[бвгджзклмнпрстфхцчшщьй]$/u.test(last))
    return [...others.map((word) => (/[ыи]$/u.test(word) ? given(word) : word)), last].join(' ')
  const own = last
    .split('-')
    .map((part) => changed(part, isWoman ? womansSurname : mansSurname))
    .join('-')
  return [...others.map(given), own].join(' ')
}

/** «Инна Сулева»: a woman's given name in its first case, which is no case of a man's. */
function isPlainlyWomans(first: string, last: string): boolean {
  return (
    /[ая]$/u.test(first) &&
    /(?:ова|ева|ёва|ина|ына|[сц]кая)$/u.test(last) &&
    isGivenName(first) &&
    !isGivenName(changed(first, mansOwn))
  )
}

const patronymic = /(?:ович|евич|ич)а$|(?:овн|евн|ичн)(?:ы|у)$/u
const womansFourth = /(?:ов|ев|ёв|ин|ын)у$/u

function given(word: string): string {
  return irregular.get(word) ?? (word.endsWith('.') ? word : changed(word, givenNames))
}

/**
 * «Ольгой Тихоновой», «Сергею Невскому»: a whole name in a case that its endings alone show. What may be a first case is
 * left as it stands.
 */
export function plainlyDeclined(name: string): string | undefined {
  const [first, last, ...more] = name.split(' ')
  if (first === undefined || last === undefined || more.length > 1) return undefined
  const surname = more[0] ?? last
  const between = more.length > 0 ? [last] : []
  const woman = /^(.+(?:ов|ев|ёв|ин|ын))ой$/u.exec(surname)
  const girl = changed(first, womansGiven)
  if ((woman !== null || /[сц]кой$/u.test(surname)) && girl !== first)
    return [girl, ...between.map(patronymicOf), changed(surname, womansSurname)].join(' ')
  // «с Кларой Вебер»
  if (
    more.length === 0 &&
    /\p{Ll}(?:ой|ей)$/u.test(first) &&
    /[бвгджзклмнпрстфхцчшщ]$/u.test(surname) &&
    !mansEy.test(first)
  )
    return [girl, surname].join(' ')
  // «словам Зинаиды Ортман»
  if (
    more.length === 0 &&
    /[ыи]$/u.test(first) &&
    /[бвгджзклмнпрстфхцчшщ]$/u.test(surname) &&
    !/(?:ов|ев|ёв|ин|ын)$/u.test(surname) &&
    !isGivenName(surname) &&
    isGivenName(girl)
  )
    return `${girl} ${surname}`
  const boy = changed(first, mansGiven)
  const isMan =
    (/(?:ов|ев|ёв|ин|ын)ым$/u.test(surname) && /(?:ом|ем)$/u.test(first)) ||
    (/[сц]к(?:ому|им)$/u.test(surname) && /(?:ом|ем|[ую])$/u.test(first))
  return isMan && boy !== first
    ? [boy, ...between.map(patronymicOf), changed(surname, mansSurname)].join(' ')
    : undefined
}

/** «активистку Есению Болотову», «имама Хасана Нурыева»: the noun before the name shows the case that the name stands in. */
export function besideNoun(noun: string, name: string): string | undefined {
  const [first, surname, ...more] = name.split(' ')
  if (first === undefined || surname === undefined || more.length > 0) return undefined
  if (!isPersonNounAnywhere(noun)) return undefined
  const isWoman =
    /(?:[кцнс]у|шу|ессу)$/u.test(noun) &&
    /[ую]$/u.test(first) &&
    /(?:(?:ов|ев|ёв|ин|ын)у|[сц]кую)$/u.test(surname)
  const isMan =
    isPersonNoun(
      noun
        .replace(/теля$/u, 'тель')
        .replace(/ца$/u, 'ец')
        .replace(/(?<=[бвгджзклмнпрстфхчшщ])а$/u, ''),
    ) &&
    /[ая]$/u.test(noun) &&
    /[ая]$/u.test(first) &&
    isGivenName(changed(first, mansOwn)) &&
    /(?:(?:ов|ев|ёв|ин|ын)а|[сц]кого)$/u.test(surname)
  if (isWoman) return `${changed(first, womansGiven)} ${changed(surname, womansSurname)}`
  return isMan ? `${changed(first, mansOwn)} ${changed(surname, mansSurname)}` : undefined
}

/** Men's names that end so in their first case. */
const mansEy =
  /^(?:Андрей|Сергей|Алексей|Матвей|Тимофей|Елисей|Дорофей|Еремей|Фадей|Моисей|Мусей|Авдей|Гордей|Патрикей)$/u

/** «Варлама Дастова», where the text also has «Дастов»: the whole name in its first case. */
export function besideSurname(full: string, written: ReadonlySet<string>): string {
  const [first, last, ...more] = full.split(' ')
  if (first === undefined || last === undefined || more.length > 0) return full
  const man = changed(last, mansSurname)
  if (man !== last && written.has(man) && /[аяую]$/u.test(first) && !isWomans(first, written))
    return `${changed(first, mansOwn)} ${man}`
  const woman = changed(last, womansSurname)
  return woman !== last && written.has(woman) && /[ыиую]$/u.test(first)
    ? `${changed(first, womansGiven)} ${woman}`
    : full
}

/** «Галина Барышева», mother of a Барышев: no man has that name, or the text has it in a case of women's names («Залины»). */
function isWomans(first: string, written: ReadonlySet<string>): boolean {
  if (!/[ая]$/u.test(first) || isGivenName(changed(first, mansOwn))) return false
  const stem = first.slice(0, -1)
  return isGivenName(first) || ['ы', 'и', 'е', 'ой', 'ей'].some((ending) => written.has(stem + ending))
}

const womansGiven: readonly Change[] = [
  [/ь(?:ей|ю|и|е)$/u, 'ья'],
  [/и(?:ей|ю|и|е)$/u, 'ия'],
  [/([гкхжшщч])и$/u, '$1а'],
  [/(?:ой|ы|у)$/u, 'а'],
  [/(?:ей|и|ю)$/u, 'я'],
  [/([бвгджзклмнпрстфхцчшщ])е$/u, '$1а'],
]
const mansGiven: readonly Change[] = [
  [/^Павл(?:ом|у)$/u, 'Павел'],
  [/^Петр(?:ом|у)$/u, 'Пётр'],
  [/^Льв(?:ом|у)$/u, 'Лев'],
  [/([аеиоу])(?:ем|ю)$/u, '$1й'],
  [/([бвгджзклмнпрстфхцчшщ])(?:ем|ю)$/u, '$1ь'],
  [/([бвгджзклмнпрстфхцчшщ])(?:ом|у)$/u, '$1'],
]

const mansOwn: readonly Change[] = [
  [/^Павл[ау]$/u, 'Павел'],
  [/^Петр[ау]$/u, 'Пётр'],
  [/^Льв[ау]$/u, 'Лев'],
  [/([аеиоу])[яю]$/u, '$1й'],
  [/([бвгджзклмнпрстфхцчшщ])[яю]$/u, '$1ь'],
  [/([бвгджзклмнпрстфхцчшщ])[ау]$/u, '$1'],
]

function patronymicOf(word: string): string {
  return word.replace(/(ич)(?:а|у|ем|е)$/u, '$1').replace(/(вн|чн)(?:ы|у|ой|е)$/u, '$1а')
}

type Gender = 'he' | 'she' | 'it' | 'they'

/** Nouns by the endings of the second and the fourth case; a noun in its first case fits none. */
const nouns: readonly (readonly [ending: RegExp, first: string, gender: Gender])[] = [
  [/^матер(?:и|ью)$/u, 'мать', 'she'],
  [/^дочер(?:и|ью)$/u, 'дочь', 'she'],
  [/^отца$/u, 'отец', 'he'],
  [/^(?:людей)$/u, 'люди', 'they'],
  [/^(.+)тел(?:ей)$/u, '$1тели', 'they'],
  [/^(сосед|врач|товарищ|родител)ей$/u, '$1и', 'they'],
  [/^(.{3,}[гкх])ов$/u, '$1и', 'they'],
  [/^(.{3,}ц)ев$/u, '$1ы', 'they'],
  [/^(.{3,})ов$/u, '$1ы', 'they'],
  [/^(.{2,}[тн]и)я$/u, '$1е', 'it'],
  [/^(.{2,}ств)а$/u, '$1о', 'it'],
  [/^(.{2,})(?:й|ь)ца$/u, '$1ец', 'he'],
  [/^(.{2,}[вдлнрп])ца$/u, '$1ец', 'he'],
  [/^(.{2,}сл?ужащ|.{2,}вш|.{2,}ющ|.{2,}ущ|.{2,}ящ)его$/u, '$1ий', 'he'],
  [/^(.{2,}вш|.{2,}ющ|.{2,}ущ|.{2,}ящ)(?:ей|ую)$/u, '$1ая', 'she'],
  [/^(.{2,}[тн]н|.{2,}ованн|.{2,}ом|.{2,}оим)ого$/u, '$1ый', 'he'],
  [/^(.{2,}ом|.{2,}енн|.{2,}анн)(?:ой|ую)$/u, '$1ая', 'she'],
  [/^(.{2,}и)(?:и|ю)$/u, '$1я', 'she'],
  [/^(.{2,}[гкхжшщч])(?:и|у)$/u, '$1а', 'she'],
  [/^(.{2,}(?:ост|ет))и$/u, '$1ь', 'she'],
  [/^(.{2,}[бвдзлмнпрстфц])(?:ы|у)$/u, '$1а', 'she'],
  [/^(.{2,}тел)я$/u, '$1ь', 'he'],
  [/^(.{2,}[бвгджзклмнпрстфхчшщ])а$/u, '$1', 'he'],
]

/** «комитета матерей», «Хельсинкской группы», «бывшего сотрудника»: what is declined is the noun and what describes it. */
export function phraseInFirstCase(phrase: string): string {
  const words = phrase.split(' ')
  const at = words.findIndex((word, i) => !(isDescribing(word) && i < words.length - 1))
  const noun = words[at]
  if (noun === undefined || at > 3) return phrase
  const [own, gender] = nounInFirstCase(noun)
  if (gender === undefined) return phrase
  // «цитирует она своего собеседника»: whose he is goes without saying.
  const from = /^сво(?:его|ей|ю|их)$/u.test(words[0] ?? '') && at > 0 ? 1 : 0
  return [...words.slice(from, at).map((word) => describing(word, gender)), own, ...words.slice(at + 1)].join(
    ' ',
  )
}

function nounInFirstCase(noun: string): readonly [string, Gender | undefined] {
  const low = noun.toLowerCase()
  if (isPersonNoun(low) || bodies.has(low) || !/^[\p{Script=Cyrillic}-]+$/u.test(low))
    return [noun, undefined]
  const found = nouns.filter(([ending]) => ending.test(low))
  const known = found.find(([ending, first]) => {
    const one = low.replace(ending, first)
    return isPersonNoun(one) || bodies.has(one)
  })
  const [ending, first, gender] = known ?? found[0] ?? []
  if (ending === undefined || first === undefined) return [noun, undefined]
  const one = low.replace(ending, first)
  return [noun === low ? one : `${noun[0] ?? ''}${one.slice(1)}`, gender]
}

function isDescribing(word: string): boolean {
  return (
    /\p{Script=Cyrillic}{2}(?:ого|его|ой|ей|ую|юю|ых|их)$/u.test(word) ||
    /^(?:одного|одной|этого|этой|его|её|ее|их|своего|своей)$/u.test(word)
  )
}

const endings: Readonly<Record<Gender, readonly Change[]>> = {
  he: [
    [/([гкхжшщч])(?:ого|его)$/u, '$1ий'],
    [/ого$/u, 'ый'],
    [/его$/u, 'ий'],
  ],
  she: [
    [/([жшщч])(?:ей|ую)$/u, '$1ая'],
    [/(?:ой|ую)$/u, 'ая'],
    [/(?:ей|юю)$/u, 'яя'],
  ],
  it: [
    [/ого$/u, 'ое'],
    [/его$/u, 'ее'],
  ],
  they: [
    [/ых$/u, 'ые'],
    [/их$/u, 'ие'],
  ],
}

function describing(word: string, gender: Gender): string {
  if (/^(?:его|её|ее|их)$/u.test(word)) return word
  if (/^одного$/iu.test(word)) return 'один'
  if (/^одной$/iu.test(word)) return 'одна'
  return changed(word, endings[gender])
}
