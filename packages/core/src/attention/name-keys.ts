/**
 * A name as its bare consonants, so that one name in two scripts and three spellings can be laid side by side.
 *
 * "Дорван" and "Darvan", "Шевчук" and "Chevtchouk" have the same key. A key proves nothing: brothers share half of
 * it and namesakes all of it. It only says which two files a person should look at.
 */

const cyrillic: { readonly [letter: string]: string } = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'yi',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  // Chechen, Avar and Ingush write it after a consonant; no other spelling shows it.
  ӏ: '',
}

const arabic: { readonly [letter: string]: string } = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: '',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'v',
  ي: 'y',
  ی: 'y',
  ى: 'a',
  ة: '',
  ء: '',
}

/** Letters of other scripts in Latin ones, marks taken off. */
function inLatin(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/./gu, (letter) => cyrillic[letter] ?? arabic[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
}

/** What is spelled many ways, by one sign each; longer spellings first. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tsch|tch|tzsch|dzh|dj|zh|sh|ch|cz|sz|ts|tz|[jzsx]/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/gu(?=[ei])|gh|qu|ck|[gqc]|k(?!h)/g, 'k'],
  [/ph|[wvf]/g, 'v'],
  [/th|t/g, 't'],
  [/dh|d/g, 'd'],
  // Half of all spellings drop it, and German writes it where nobody says it.
  [/kh|h/g, ''],
  [/[bp]/g, 'p'],
]

/** The consonants of one part of a name by classes; a part without any is its vowels. */
function keyOf(part: string): string {
  const latin = inLatin(part).replaceAll(/[^a-z]/g, '')
  const spelled = classes.reduce((word, [pattern, sign]) => word.replaceAll(pattern, sign), latin)
  const bare = spelled.replaceAll(/[aeiouy]/g, '').replaceAll(/(.)\1+/g, '$1')
  return bare === '' ? latin : bare
}

const particles = new Set([
  'al',
  'el',
  'bin',
  'ibn',
  'bint',
  'van',
  'von',
  'de',
  'du',
  'la',
  'mr',
  'mrs',
  'dr',
])

/** The keys of the parts of a name, in no order: which part stands first is custom, not identity. */
export function nameKeys(name: string): readonly string[] {
  return name
    .split(/[^\p{L}\p{M}'’ʼ`]+/u)
    .filter((part) => part.length > 1 && !particles.has(inLatin(part)))
    .map(keyOf)
}

/** All parts of the shorter name are found in the other, and there are at least two. */
export function isSameName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length >= 2 && sharedParts(short, long) === short.length
}

/** How many parts two names have in common, each counted once. */
function sharedParts(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let shared = 0
  for (const part of a) {
    const at = left.indexOf(part)
    if (at < 0) continue
    left.splice(at, 1)
    shared++
  }
  return shared
}
