import { isLanguage, languages } from '@safeconduct/core/base/language.ts'
import { useId } from 'react'
import css from '../form/control.module.css'
import { changeSettings, type Tongue } from '../session/settings.ts'
import { useTongue, useWords } from '../words/use-words.ts'

/** Each language by its own name, so that nobody has to read another one to find it. */
const names: { readonly [T in Tongue]: string } = {
  en: 'English',
  ru: 'Русский',
  fr: 'Français',
  'en-XB': 'English ⇄',
}

export function LanguageChoice() {
  const words = useWords()
  const tongue = useTongue()
  const id = useId()
  const offered: readonly Tongue[] = tongue === 'en-XB' ? [...languages, 'en-XB'] : languages
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{words.first.language}</label>
      <select
        id={id}
        value={tongue}
        onChange={({ target }) => isLanguage(target.value) && changeSettings({ tongue: target.value })}
      >
        {offered.map((one) => (
          <option key={one} value={one} lang={one === 'en-XB' ? 'en' : one}>
            {names[one]}
          </option>
        ))}
      </select>
    </div>
  )
}
