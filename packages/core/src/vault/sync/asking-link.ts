/**
 * A link made of one function that sends an ask and brings the answer: over HTTP in the program, straight into the
 * relay in the simulator. What came is read as what was asked for, or it is unreadable.
 */
import { equalBytes } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { digest } from '../../sealed/hash.ts'
import type { LinkAnswer, LinkRefusal, RelayLink } from './link.ts'
import type { ShareLink } from './share-link.ts'
import type { Ask } from './wire.ts'
import type { Answer } from './wire-answers.ts'

type Sends = (ask: Ask) => Promise<Result<Answer, LinkRefusal>>

/** Everything of a link that is one ask and one answer. */
export function askingLink(send: Sends): Omit<RelayLink, 'about' | 'pull' | 'watch'> & ShareLink {
  const done = (ask: Ask): LinkAnswer<true> =>
    wanted(send(ask), (answer) => answer.what === 'done' || undefined)
  return {
    found: (log, access, space) => done({ what: 'found', log, access, space }),
    move: (log, token, access) => done({ what: 'move', log, token, access }),
    push: (log, token, entries) =>
      wanted(send({ what: 'push', log, token, entries }), (answer) =>
        answer.what === 'receipts' && answer.receipts.length === entries.length ? answer.receipts : undefined,
      ),
    strike: (log, token, strike) => done({ what: 'strike', log, token, strike }),
    openBox: (box, access, space) => done({ what: 'open-box', box, access, space }),
    post: (box, sealed) => done({ what: 'post', box, sealed }),
    collect: (box, token) =>
      wanted(send({ what: 'collect', box, token }), (answer) =>
        answer.what === 'mail' ? answer.items : undefined,
      ),
    remove: (box, token, upTo) => done({ what: 'remove', box, token, upTo }),
    putPiece: (name, piece, space) => done({ what: 'put-piece', name, piece, space }),
    hasPieces: (names) =>
      wanted(send({ what: 'has-pieces', names }), (answer) =>
        answer.what === 'pieces' && answer.has.length === names.length ? answer.has : undefined,
      ),
    getPiece: async (name) => {
      const piece = await wanted(send({ what: 'get-piece', name }), (answer) =>
        answer.what === 'bytes' ? answer.bytes : undefined,
      )
      // A piece is what its name says, whoever sent it.
      return !piece.ok || equalBytes(await digest(piece.value), name) ? piece : refuse({ kind: 'unreadable' })
    },
    putShare: (id, { share, access, lock }, space) =>
      done({ what: 'put-share', id, share, access, lock, space }),
    getShare: (id, token) =>
      wanted(send({ what: 'get-share', id, token }), (answer) =>
        answer.what === 'bytes' ? answer.bytes : undefined,
      ),
    setShare: (id, token, state) => done({ what: 'set-share', id, token, state }),
    dropShare: (id, token) => done({ what: 'drop-share', id, token }),
  }
}

export async function wanted<T>(
  sent: Promise<Result<Answer, LinkRefusal>>,
  read: (answer: Answer) => T | undefined,
): LinkAnswer<T> {
  const answer = await sent
  if (!answer.ok) return answer
  if (answer.value.what === 'refused') return refuse(answer.value.refusal)
  const value = read(answer.value)
  return value === undefined ? refuse({ kind: 'unreadable' }) : ok(value)
}
