/** What each line of Tonight says, by its code; `{days}` is filled with a fact of the line. */
export const codesEn: Readonly<Record<string, string>> = {}
