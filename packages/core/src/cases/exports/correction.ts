/**
 * A recorded correction, for somebody who received what was wrong.
 *
 * What was written before is not hidden: the recipient learns what the person asked to correct, when, and how it stands,
 * beside the hash of what was sent, so that a court file can be put right and not merely contradicted.
 */
import { instantOf } from '../../base/date.ts'
import { ok, type Result } from '../../base/result.ts'
import { correctionState } from '../../records/choices/risk.ts'
import { words } from '../../records/field.ts'
import { recordTypeWords } from '../../records/words/record-types.ts'
import { codesOf } from '../../rules/persons.ts'
import {
  byCode,
  earliestIn,
  type Held,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  type World,
} from '../../rules/world.ts'
import { othersSigns, withoutOthers } from './others.ts'
import type { SecretPaper } from './paper.ts'
import { codeOf } from './resettlement.ts'
import { type Asked, cannot, type PaperRefusal, written } from './written.ts'

export function correctionLetter(
  asked: Asked & { readonly correction?: string },
): Result<SecretPaper, PaperRefusal> {
  return written('correction', asked, ({ box, section, say, term, typed, world, person, permit }) => {
    const codes = codesOf(person, world)
    const correction = asked.correction === undefined ? lastOf(world, codes) : world.byId(asked.correction)
    if (correction?.type !== 'Correction' || !textsIn(correction, 'personId').some((id) => codes.has(id))) {
      return cannot('no-such-correction')
    }
    const signs = othersSigns(world, person)
    const plain = (field: string) =>
      textsIn(correction, field).map((text) =>
        withoutOthers(text, signs, say(words('[somebody]', '[кто-то]', '[quelqu’un]'))),
      )
    const earlier = sentTo(world, correction, permit.to).map(
      (release) => `${dayOf(earliestIn(release, 'sentAt'))} · ${textIn(release, 'sha256') ?? ''}`,
    )
    const type = world.byId(textIn(correction, 'of')?.split('#')[0] ?? '')?.type
    return ok({
      title: say(words('Correction', 'Исправление', 'Rectification')),
      sections: [
        section('correction', words('Correction', 'Исправление', 'Rectification'), [
          typed('reference'),
          box('code', words('About', 'О ком', 'Au sujet de'), codeOf(world, person)),
          box(
            'of',
            words('Kind of record', 'Вид записи', 'Type de fiche'),
            type === undefined ? undefined : say(recordTypeWords[type].one),
          ),
          box(
            'asked',
            words('What the person says', 'Что говорит человек', 'Ce que dit la personne'),
            ...plain('asked'),
          ),
          box('at', words('Asked on', 'Попросил(а)', 'Demandé le'), dayOf(earliestIn(correction, 'at'))),
          box(
            'state',
            words('State', 'Состояние', 'État'),
            ...textsIn(correction, 'state').map((code) => term(correctionState, code)),
          ),
          box('answer', words('What we did', 'Что мы сделали', 'Ce que nous avons fait'), ...plain('answer')),
          box(
            'sent',
            words(
              'What you received from us (day, SHA-256)',
              'Что вы от нас получили (день, SHA-256)',
              'Ce que vous avez reçu de nous (jour, SHA-256)',
            ),
            ...earlier,
          ),
        ]),
      ],
    })
  })
}

/** Where none is named, the last one that the person asked for. */
function lastOf(world: World, codes: ReadonlySet<string>): Held | undefined {
  const own = world.ofType('Correction').filter((one) => textsIn(one, 'personId').some((id) => codes.has(id)))
  const at = (one: Held) => earliestIn(one, 'at') ?? 0
  return own.toSorted((a, b) => at(b) - at(a) || byCode(a.id, b.id))[0]
}

function dayOf(at: number | undefined): string {
  return at === undefined ? '' : instantOf(at).slice(0, 10)
}

/** Everybody who received what is corrected, and so has to be told. */
export function receivedWrong(world: World, correction: Held): readonly Held[] {
  const of = new Set(textsIn(correction, 'of').map((id) => id.split('#')[0]))
  return world
    .ofType('Release')
    .filter((release) =>
      ['sent', 'recall_asked', 'recalled'].some((state) => textsIn(release, 'state').includes(state)),
    )
    .filter((release) =>
      shapesIn(release, 'items').some(
        (item) => of.has(textOf(item, 'ref')) || of.has(textOf(item, 'derivative')),
      ),
    )
}

function sentTo(
  world: World,
  correction: Held,
  to: { readonly kind: string; readonly name: string },
): readonly Held[] {
  return receivedWrong(world, correction).filter((release) =>
    shapesIn(release, 'to').some((one) => textOf(one, 'kind') === to.kind && textOf(one, 'name') === to.name),
  )
}
