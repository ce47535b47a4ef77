/**
 * A referral to a doctor: a code and a need. The doctor's list of appointments is read by others, and a waiting room has
 * ears; who the person is, who hurt them and why is asked by the doctor alone, or not at all.
 */
import { ok, type Result } from '../../base/result.ts'
import { ageBand } from '../../records/choices/people.ts'
import { words } from '../../records/field.ts'
import { holdsMissionTerm, missionTerms } from '../../records/mission-terms.ts'
import { saysYes, textIn, textsIn } from '../../rules/world.ts'
import { holdsAny, othersSigns, ownNames } from './others.ts'
import type { SecretPaper } from './paper.ts'
import { codeOf } from './resettlement.ts'
import { type Asked, cannot, type PaperRefusal, type Writing, written } from './written.ts'

export function medicalReferral(asked: Asked): Result<SecretPaper, PaperRefusal> {
  return written('medical', asked, (writing) => {
    if (saysMore(writing)) return cannot('more-than-code-and-need')
    const { box, section, term, typed, say, world, person } = writing
    const held = world.byId(person)
    const band = held === undefined ? undefined : textIn(held, 'ageBand')
    const interpreter = held !== undefined && saysYes(held, 'interpreter')
    return ok({
      title: say(words('Referral', 'Направление', 'Orientation')),
      sections: [
        section('referral', words('Referral', 'Направление', 'Orientation'), [
          box('code', words('Code', 'Код', 'Code'), codeOf(world, person)),
          box(
            'ageBand',
            words('Age', 'Возраст', 'Âge'),
            band === undefined ? undefined : term(ageBand, band),
          ),
          box(
            'languages',
            words('Languages', 'Языки', 'Langues'),
            held === undefined ? '' : textsIn(held, 'langs').join(', '),
          ),
          box(
            'interpreter',
            words('Interpreter', 'Переводчик', 'Interprète'),
            interpreter
              ? say(words('needed', 'нужен', 'nécessaire'))
              : say(words('not needed', 'не нужен', 'pas nécessaire')),
          ),
          typed('need'),
          typed('urgency'),
          typed('appointment'),
        ]),
      ],
    })
  })
}

/** A name that this device knows, another person's code, or one of the persecutors' words. */
function saysMore({ world, person, typedText }: Writing): boolean {
  const signs = [...ownNames(world, person), ...othersSigns(world, person)]
  const terms = missionTerms(world.terms)
  return ['need', 'urgency', 'appointment'].some((name) => {
    const typed = typedText(name)
    return holdsAny(typed, signs) || holdsMissionTerm(typed, terms)
  })
}
