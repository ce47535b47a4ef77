/**
 * The seven classes of sensitivity: each field has one, and a class decides under which key it lies.
 *
 * The unit of secrecy is a pair: NAME and LOC of one living person never meet in a record, a screen,
 * an export, a message or a notification (rule R07).
 */
export const sensitivityClasses = ['PUB', 'INT', 'CASE', 'MED', 'ALLEG', 'NAME', 'LOC'] as const
export type SensitivityClass = (typeof sensitivityClasses)[number]
