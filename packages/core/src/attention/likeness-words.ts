/** Why two files look like one person, in words. */
import type { LikenessReason } from './persons.ts'

export function likenessWords(reasons: readonly LikenessReason[]): string {
  return reasons.map(inWords).join('; ')
}

function inWords(reason: LikenessReason): string {
  switch (reason.kind) {
    case 'same-name':
      return `one name, written ${reason.names.join(' and ')}`
    case 'shares-name':
      return `${reason.names.join(' and ')} share a part of a name`
    case 'same-birth':
      return `born on one day, ${reason.dates[0]}`
    case 'swapped-birth':
      return `day and month of birth swapped (${reason.dates.join(' / ')})`
    case 'same-year':
      return `born in one year (${reason.dates.join(' / ')})`
    case 'other-birth':
      return `born on different days (${reason.dates.join(' / ')})`
    case 'same-document':
      return 'a paper of one number'
    case 'related':
      return 'relatives of each other'
    case 'same-account':
      return `account ${reason.accounts[1]} repeats ${reason.accounts[0]} in ${reason.alike} points`
  }
}
