/** What stands in the log of attention. Apart from the log itself: pages show the kinds and compute nothing. */
export const logKinds = ['action', 'call', 'figure', 'said', 'sent'] as const
export type LogKind = (typeof logKinds)[number]
