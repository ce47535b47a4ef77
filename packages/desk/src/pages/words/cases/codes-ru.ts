/** Что говорит каждая строка «Сегодня ночью», по её коду; `{days}` заменяется числом строки. */
export const codesRu: Readonly<Record<string, string>> = {}
