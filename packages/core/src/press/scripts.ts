/**
 * One spelling for names and loan words that are written in Latin and in Russian letters: a key to compare, never a
 * name to show.
 */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'j',
    з: 'z',
    и: 'i',
    й: 'i',
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
    ф: 'f',
    х: 'h',
    ц: 'c',
    ч: 'c',
    ш: 's',
    щ: 's',
    ъ: '',
    ы: 'i',
    ь: '',
    э: 'e',
    ю: 'u',
    я: 'a',
    і: 'i',
    ї: 'i',
    є: 'e',
    ґ: 'g',
  }),
)

/** Consonants carry a name through the scripts; vowels and doubled letters change with the language. */
export function latinKey(word: string): string {
  const latin = Array.from(word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .map((letter) => letters.get(letter) ?? letter)
    .join('')
  return latin
    .replaceAll(/tch|tsch|sch|sh|ch|cz|ts/gu, 's')
    .replaceAll(/c/gu, 's')
    .replaceAll(/kh|gh|h/gu, 'h')
    .replaceAll(/th/gu, 't')
    .replaceAll(/ph|w/gu, 'v')
    .replaceAll(/[qk]u?/gu, 'k')
    .replaceAll(/zh|dj|j|y/gu, 'i')
    .replaceAll(/[aeiou]+/gu, (vowels) => vowels[0] ?? '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/(.)\1+/gu, '$1')
    .replaceAll(/[eio]/gu, 'e')
    .replace(/(?:a|e|u|em|am|oi|ei)$/u, '')
}
