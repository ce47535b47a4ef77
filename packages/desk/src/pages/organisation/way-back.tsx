import { useWords } from '../words/use-words.ts'

type Props = {
  readonly fingerprint: readonly string[]
  readonly relay?: { readonly url: string; readonly key: string }
}

/** Which organisation, at which relay: what a person who comes back is asked for beside the words. */
export function WayBack({ fingerprint, relay }: Props) {
  const { people: said } = useWords()
  return (
    <>
      <dt>{said.recovery.fingerprint}</dt>
      <dd dir="ltr">{fingerprint.join(' ')}</dd>
      {relay !== undefined && (
        <>
          <dt>{said.recovery.relay}</dt>
          <dd dir="ltr">{relay.url}</dd>
          <dt>{said.recovery.relayKey}</dt>
          <dd dir="ltr">{relay.key}</dd>
        </>
      )}
    </>
  )
}
