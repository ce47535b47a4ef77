/** What is typed to make an organisation, and whether it is enough. */
import { useEffect, useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { opened } from '../session/open-close.ts'
import { useLanguage } from '../words/use-words.ts'
import { strengthOf } from './strength.ts'

export function useNewOrganisation() {
  const language = useLanguage()
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [drawn, setDrawn] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  // Drawn words are as strong as they are many, however short they look.
  const strength = passphrase === drawn && drawn !== '' ? 'strong' : strengthOf(passphrase)
  const enough = strength === 'fair' || strength === 'strong'
  const ready = name.trim() !== '' && enough && again === passphrase
  useEffect(() => setRefusal(undefined), [name, passphrase])
  const create = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    setRefusal(opened(await call('organisation.create', { name: name.trim(), passphrase, language })))
    setBusy(false)
  }
  return {
    name,
    setName,
    passphrase,
    setPassphrase,
    again,
    setAgain,
    strength,
    ready,
    busy,
    refusal,
    create,
    different: again !== '' && again !== passphrase,
    useDrawn: (words: string): void => {
      setDrawn(words)
      setPassphrase(words)
    },
  }
}
