import { useSyncExternalStore } from 'react'
import { LanguageChoice } from '../first/language-choice.tsx'
import control from '../form/control.module.css'
import { useOpenSession } from '../frame/open-session.tsx'
import { changeSettings, currentSettings, onSettings } from '../session/settings.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './organisation.module.css'

export function WindowSettings() {
  const { organisation: words } = useWords()
  const { autoLockAfter } = useOpenSession()
  const { singleKeys } = useSyncExternalStore(onSettings, currentSettings)
  const minutes = new Intl.NumberFormat(useLanguage()).format(Math.max(1, Math.round(autoLockAfter / 60_000)))
  return (
    <section className={css['part']}>
      <h2>{words.settings}</h2>
      <LanguageChoice />
      <label className={control['check']}>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={({ target }) => changeSettings({ singleKeys: target.checked })}
        />
        {words.singleKeys}
      </label>
      <p className={css['quiet']}>{words.autoLock(minutes)}</p>
    </section>
  )
}
