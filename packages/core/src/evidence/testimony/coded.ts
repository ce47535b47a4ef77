/**
 * Codes in place of names. A label says what was named and never how long the name was: `[WITNESS-B]`, `[PLACE-A]`.
 *
 * Only names that a person listed are found, in the forms that the person listed: in Russian a name has twelve. So what
 * comes out is looked at by a person before it leaves, and what is left of a listed name, in any form, refuses it.
 * Rules TY20 to TY24 of docs/formats/testimony.md.
 */

export type LabelKind = 'witness' | 'person' | 'place' | 'unit' | 'date' | 'detail'
export type CodedLanguage = 'en' | 'ru' | 'fr'

export type Named = {
  readonly kind: LabelKind
  /** Every form in which it may stand in the text. */
  readonly forms: readonly string[]
}

const words: { readonly [K in LabelKind]: { readonly [L in CodedLanguage]: string } } = {
  witness: { en: 'WITNESS', ru: 'СВИДЕТЕЛЬ', fr: 'TÉMOIN' },
  person: { en: 'PERSON', ru: 'ЛИЦО', fr: 'PERSONNE' },
  place: { en: 'PLACE', ru: 'МЕСТО', fr: 'LIEU' },
  unit: { en: 'UNIT', ru: 'ПОДРАЗДЕЛЕНИЕ', fr: 'UNITÉ' },
  date: { en: 'DATE', ru: 'ДАТА', fr: 'DATE' },
  detail: { en: 'DETAIL', ru: 'ДЕТАЛЬ', fr: 'DÉTAIL' },
}
const leftOut: { readonly [L in CodedLanguage]: string } = {
  en: '[left out]',
  ru: '[опущено]',
  fr: '[omis]',
}

export function leftOutLabel(language: CodedLanguage): string {
  return leftOut[language]
}

/** Letters in the order in which things are first named: the order of a list could be the order of a case file. */
export function labelsFor(
  text: string,
  named: readonly Named[],
  language: CodedLanguage,
): ReadonlyMap<Named, string> {
  const plain = folded(text)
  const firstAt = (each: Named): number => {
    const places = each.forms.map((form) => findWord(plain, folded(form), 0)).filter((at) => at !== -1)
    return places.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...places)
  }
  const labels = new Map<Named, string>()
  const count = new Map<LabelKind, number>()
  for (const each of named.toSorted((a, b) => firstAt(a) - firstAt(b))) {
    const number = count.get(each.kind) ?? 0
    count.set(each.kind, number + 1)
    labels.set(each, `[${words[each.kind][language]}-${letterOf(number)}]`)
  }
  return labels
}

/** A to Z, then A2 to Z2. */
function letterOf(number: number): string {
  const round = Math.floor(number / 26)
  return `${String.fromCharCode(65 + (number % 26))}${round === 0 ? '' : round + 1}`
}

/** The text with every listed form replaced, the longest first: "New Harbour" before "Harbour". */
export function coded(text: string, labels: ReadonlyMap<Named, string>): string {
  const forms = [...labels]
    .flatMap(([{ forms: all }, label]) => all.map((form) => ({ form: folded(form), label })))
    .filter(({ form }) => form !== '')
    .toSorted((a, b) => b.form.length - a.form.length)
  let out = text
  for (const { form, label } of forms) {
    const plain = folded(out)
    let made = ''
    let from = 0
    for (let at = findWord(plain, form, 0); at !== -1; at = findWord(plain, form, from)) {
      made += out.slice(from, at) + label
      from = at + form.length
    }
    out = made + out.slice(from)
  }
  return out
}

/** Listed forms that still stand there, also inside another word: declined, joined, in another case of letters. */
export function formsLeft(text: string, named: readonly Named[]): readonly string[] {
  const plain = folded(text.replaceAll(/\[[\p{L}]+-[A-Z]\d*\]/gu, ' '))
  return [...new Set(named.flatMap(({ forms }) => forms))].filter((form) => {
    const wanted = folded(form)
    return wanted.length >= 3 ? plain.includes(wanted) : findWord(plain, wanted, 0) !== -1
  })
}

/** Small letters, one for one, so that places in it are places in the text. */
function folded(text: string): string {
  let out = ''
  for (const unit of text) {
    const small = unit.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'")
    out += small.length === unit.length ? small : unit
  }
  return out
}

function findWord(text: string, word: string, from: number): number {
  if (word === '') return -1
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + word.length))) return at
  }
  return -1
}

function isLetter(sign: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(sign)
}
