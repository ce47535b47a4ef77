/** The whole window: which of its faces is shown follows from the vault's session and from nothing else. */

import { unreachable } from '@safeconduct/core/base/result.ts'
import { useEffect } from 'react'
import { FirstRun } from './first/first-run.tsx'
import { Gone } from './first/gone.tsx'
import { Joining } from './first/joining.tsx'
import { Unlock } from './first/unlock.tsx'
import { Waiting } from './first/waiting.tsx'
import { Frame } from './frame/frame.tsx'
import { directionOf, languageOf } from './session/settings.ts'
import { useLife, useSession, useSessionReading } from './session/use-session.ts'
import { useTongue, useWords } from './words/use-words.ts'

export function Desk() {
  const session = useSession()
  const life = useLife()
  useSessionReading()
  useDocumentLanguage()
  switch (session.state) {
    case 'waiting':
    case 'closing':
      return <Waiting closing={session.state === 'closing'} />
    case 'no-answer':
    case 'not-entered':
      return <Gone why={session.state} />
    case 'no-organisation':
      return <FirstRun />
    case 'locked':
      return <Unlock told={session.told} />
    case 'joining':
      return <Joining key={life} />
    case 'open':
      // A new life of the session takes down everything the old one has put on the page.
      return <Frame key={life} session={session} />
    default:
      return unreachable(session)
  }
}

function useDocumentLanguage(): void {
  const tongue = useTongue()
  const words = useWords()
  useEffect(() => {
    document.documentElement.lang = languageOf(tongue)
    document.documentElement.dir = directionOf(tongue)
    document.title = words.desk
  }, [tongue, words])
}
