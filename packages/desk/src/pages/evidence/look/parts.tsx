/** Short facts in a row, each in a direction of its own: a code or a date keeps its order in every language. */
export function Parts({ of }: { readonly of: readonly string[] }) {
  return of
    .filter((part) => part !== '')
    .map((part, at) => (
      <span key={part}>
        {at > 0 && ' · '}
        <bdi>{part}</bdi>
      </span>
    ))
}
