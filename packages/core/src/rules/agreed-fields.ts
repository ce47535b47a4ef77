/**
 * What was agreed: the fields of a consent that its hearer signs, and whose writer a rule
 * asks for. Whether it still stands is another question (`status`, `withdrawn`).
 */
export const agreedFields = [
  'personId',
  'purpose',
  'scope',
  'recipients',
  'identifiability',
  'conditions',
  'givenBy',
  'explained',
  'expiresAt',
  'onLost',
  'onDeath',
  'ifTaken',
] as const
