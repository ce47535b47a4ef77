/**
 * What each member does in the network: coordinator, legal, press officer. Kept in the directory, set by hand.
 *
 * It opens nothing: what somebody may read is what their device has keys for. Rules that ask for a lawyer's or an
 * identity keeper's signature look here.
 */
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { type Role, roles } from '@safeconduct/core/records/roles.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { memberOf, rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Vault } from '../vault/vault.ts'

export type MemberRole = { readonly code: string; readonly role: Role }

/** One record for each code, so that two desks that set a role apart write the same one. */
function idOfMember(code: string): RecordId {
  const id = recordId(toHex(sha256(utf8(`safeconduct/v1/member-role\0${code}`)).slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
}

export function memberRoleChange({ code, role }: MemberRole): RecordChange {
  return { id: idOfMember(code), type: 'Member', home: { kind: 'directory' }, fields: { code, role } }
}

/** Every member of the roster with the role that stands for them; without one, `subject`, who signs nothing. */
export function memberRoles(vault: Pick<Vault, 'reader' | 'replica'>): readonly MemberRole[] {
  const said = new Map(
    vault.reader
      .table({ types: ['Member'], filter: '', offset: 0, limit: 500 })
      .records.flatMap(({ fields }) => {
        const [code, role] = [fields.get('code'), fields.get('role')]
        const term = roles.find((one) => role?.state === 'value' && role.value === one)
        return code?.state === 'value' && typeof code.value === 'string' && term !== undefined
          ? [[code.value, term] as const]
          : []
      }),
  )
  const { roster } = vault.replica.book
  if (roster !== undefined) {
    for (const member of rosterAt(roster).members.keys()) {
      const code = memberOf(roster, member)?.code
      if (code !== undefined && !said.has(code)) said.set(code, 'subject')
    }
  }
  return [...said].map(([code, role]) => ({ code, role }))
}
