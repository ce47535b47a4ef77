/** Languages and countries by their names; the record keeps the code. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { languageName } from '../records/language-names.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import type { ControlProps } from './control.tsx'
import { inputMarks } from './input-marks.ts'

/** Languages of the callers and of the offices they meet. Any other code can stand in a record and stays there. */
const languageCodes =
  'ab am ar av az be bg bn bs ce cs de el en es et fa fi fr he hi hr hu hy id inh it ja ka kab kbd kk ko krc ku kum ky lez lt lv mk mn ms my nl no os pl ps pt ro ru rw so sq sr sv sw ta tg th ti tk tr tt uk ur uz vi zh'.split(
    ' ',
  )

export function CodeChoice({ kind, value, change, marks }: ControlProps) {
  const { form } = useWords()
  const language = useLanguage()
  const current = typeof value === 'string' ? value : ''
  const named = kind.control === 'country' ? countries(language) : languages(language)
  const known = named.some(([code]) => code === current)
  return (
    <select
      {...inputMarks(marks)}
      value={current}
      onChange={({ target }) => change(target.value === '' ? null : target.value)}
    >
      <option value="">{form.choose}</option>
      {!known && current !== '' && <option value={current}>{current}</option>}
      {named.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

type Named = readonly (readonly [code: string, name: string])[]

function languages(language: Language): Named {
  return sorted(
    languageCodes.map((code) => [code, languageName(code, language)]),
    language,
  )
}

/** Every two letters that the platform knows as a region. */
function countries(language: Language): Named {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  const found = letters.flatMap((first) =>
    letters.flatMap((second): Named => {
      const code = `${first}${second}`
      const name = names.of(code)
      return name === undefined || notStates.has(code) ? [] : [[code, name]]
    }),
  )
  return sorted(found, language)
}

/** Unions, reserved and test codes that the platform has names for. */
const notStates: ReadonlySet<string> = new Set([
  'EU',
  'EZ',
  'UN',
  'XA',
  'XB',
  'ZZ',
  'QO',
  'SU',
  'YU',
  'DD',
  'FX',
  'UK',
])

function sorted(named: Named, language: Language): Named {
  const order = new Intl.Collator(language)
  return named.toSorted(([, a], [, b]) => order.compare(a, b))
}
