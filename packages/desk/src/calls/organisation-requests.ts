/** The door for what pages ask of the organisation and of its copies: see `requests.ts`. */
import { recordId } from '@safeconduct/core/base/id.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import { listOf, object, oneOf, optional, text, whole } from '@safeconduct/core/base/parse.ts'
import { call, hexOf, ownId, passphrase, pasted, type Requests, relayKey } from './call.ts'
import { type OrganisationCalls, rights, roles } from './organisation.ts'
import type { SyncCalls } from './sync.ts'

const nothing = object({})
const member = object({ member: hexOf(16) })
const device = object({ device: hexOf(32) })
const one = object({ id: ownId })
const file = object({ file: text({ max: 1024, lines: false }) })
const relay = { url: text({ max: 300, lines: false }), key: relayKey }
const change = object({ log: hexOf(16), member: hexOf(16), right: oneOf([...rights, 'none']) })

/** Of one act: a case has five parts, an organisation 40 members. */
const mostChanges = 400

export const organisationRequests: Requests<keyof OrganisationCalls | keyof SyncCalls> = {
  'organisation.read': call('organisation.read', nothing),
  'organisation.noticed': call('organisation.noticed', one),
  'organisation.join': call(
    'organisation.join',
    object({ invitation: pasted, passphrase, language: oneOf(languages) }),
  ),
  'joining.read': call('joining.read', object({ welcome: optional(pasted) })),
  'joining.drop': call('joining.drop', nothing),
  'access.read': call('access.read', object({ caseId: optional(recordId) })),
  'access.change': call(
    'access.change',
    object({ changes: listOf(change, { min: 1, max: mostChanges }), caseId: optional(recordId) }),
  ),
  'access.handOver': call('access.handOver', object({ what: oneOf(['names', 'shelters']), to: hexOf(16) })),
  'access.foundNames': call('access.foundNames', object({ caseId: recordId })),
  'member.invite': call('member.invite', nothing),
  'device.enrol': call('device.enrol', nothing),
  'invitation.list': call('invitation.list', nothing),
  'invitation.read': call('invitation.read', object({ id: ownId, answer: optional(pasted) })),
  'invitation.confirm': call('invitation.confirm', object({ id: ownId, role: optional(oneOf(roles)) })),
  'invitation.refuse': call('invitation.refuse', one),
  'member.removal': call('member.removal', member),
  'member.remove': call('member.remove', member),
  'member.role': call('member.role', object({ member: hexOf(16), role: oneOf(roles) })),
  'device.strike': call('device.strike', device),
  'device.suspend': call('device.suspend', device),
  'device.restore': call('device.restore', device),
  'device.travel': call('device.travel', nothing),
  'device.askBack': call('device.askBack', nothing),
  'device.return': call('device.return', device),
  'proposals.read': call('proposals.read', nothing),
  'proposals.approve': call('proposals.approve', one),
  'proposals.drop': call('proposals.drop', one),
  'relay.set': call('relay.set', object(relay)),
  'sync.read': call('sync.read', nothing),
  'sync.now': call('sync.now', nothing),
  'bundle.make': call('bundle.make', file),
  'bundle.take': call('bundle.take', file),
  'kit.make': call('kit.make', nothing),
  'share.on': call('share.on', object({ passphrase, kit: pasted })),
  'share.off': call('share.off', object({ passphrase })),
  'shares.make': call('shares.make', object({ needed: whole(2, 16), of: whole(2, 16) })),
  'organisation.recover': call(
    'organisation.recover',
    object({
      papers: listOf(pasted, { min: 1, max: 16 }),
      fingerprint: text({ max: 400 }),
      relay: object(relay),
      passphrase,
      language: oneOf(languages),
    }),
  ),
  'alarms.read': call('alarms.read', nothing),
  'strikes.read': call('strikes.read', nothing),
  'alarms.acknowledge': call('alarms.acknowledge', one),
  'late.read': call('late.read', nothing),
  'late.adopt': call('late.adopt', one),
}
