/** Ce que dit chaque ligne de « Cette nuit », par son code ; `{days}` est remplacé par un fait de la ligne. */
export const codesFr: Readonly<Record<string, string>> = {}
