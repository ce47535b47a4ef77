/** A passphrase that is being chosen: typed twice or drawn, and whether it is enough. */
import { useState } from 'react'
import { strengthOf } from './strength.ts'

export function useNewPassphrase() {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [drawn, setDrawn] = useState('')
  // Drawn words are as strong as they are many, however short they look.
  const strength = passphrase === drawn && drawn !== '' ? 'strong' : strengthOf(passphrase)
  return {
    passphrase,
    setPassphrase,
    again,
    setAgain,
    strength,
    enough: (strength === 'fair' || strength === 'strong') && again === passphrase,
    different: again !== '' && again !== passphrase,
    useDrawn: (words: string): void => {
      setDrawn(words)
      setPassphrase(words)
    },
  }
}

export type NewPassphrase = ReturnType<typeof useNewPassphrase>
