/** What a verdict means, said to a person: what was found, and what this does not show. */
import type { Language, Words } from '../base/language.ts'
import { unreachable } from '../base/result.ts'
import { faultWords, uncheckedWords, warningWords } from './finding-words.ts'
import type { DossierFacts, Verdict } from './verdict.ts'

/** The first line is the verdict; the others say what was found and what this does not show. */
export function describeVerdict(verdict: Verdict, language: Language): readonly string[] {
  const say = (words: Words, fills: Fills = {}): string => fill(words[language], fills)
  switch (verdict.kind) {
    case 'signed':
      return [
        say(verdictWords.signed, { name: oneLine(verdict.by), key: verdict.key }),
        ...factLines(verdict.facts, say),
        say(verdictWords.notTruth),
      ]
    case 'unchanged':
      return [
        say(verdictWords.unchanged, { key: verdict.key }),
        ...factLines(verdict.facts, say),
        say(verdictWords.whoseKey),
        say(verdictWords.notTruth),
      ]
    case 'bag': {
      const warnings = verdict.warnings.map(({ file, rule }) => say(warningWords[rule], { file }))
      return [say(verdictWords.bag, { files: verdict.files }), ...warnings, say(verdictWords.unsigned)]
    }
    case 'faulty': {
      const head = verdict.what === 'dossier' ? verdictWords.faultyDossier : verdictWords.faultyBag
      const lines = verdict.faults.map(({ file, rule }) => say(faultWords[rule], { file }))
      return [say(head, { count: lines.length }), ...lines]
    }
    case 'unchecked':
      return [say(uncheckedWords[verdict.why])]
    default:
      return unreachable(verdict)
  }
}

type Fills = Readonly<Record<string, string | number>>
type Say = (words: Words, fills?: Fills) => string

/** What stands in braces is replaced once: a name that itself holds `{key}` stays as it is. */
function fill(text: string, fills: Fills): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(fills[name] ?? whole))
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
}

function factLines(facts: DossierFacts, say: Say): readonly string[] {
  const { items, files, signedAt } = facts
  return [
    say(verdictWords.facts, { title: oneLine(facts.title), organisation: oneLine(facts.organisation) }),
    say(verdictWords.counts, { items, files, signedAt }),
    ...proofLines(facts, say),
  ]
}

function proofLines({ items, proofs }: DossierFacts, say: Say): readonly string[] {
  const { sealed, witnesses, times, unjudged, blocks, handlings } = proofs
  if (sealed === 0) return []
  const [first] = times.toSorted()
  return [
    say(verdictWords.sealed, { sealed, items }),
    witnesses.length === 0
      ? say(verdictWords.noWitness)
      : say(verdictWords.witnessed, { names: witnesses.map(oneLine).join(', ') }),
    ...(first === undefined ? [] : [say(verdictWords.timed, { times: times.length, first })]),
    ...(unjudged === 0 ? [] : [say(verdictWords.unjudged, { unjudged })]),
    ...(blocks.length === 0 ? [] : [say(verdictWords.blocks, { blocks: blocks.join(', ') })]),
    ...(handlings === 0 ? [] : [say(verdictWords.handlings, { handlings })]),
  ]
}

const verdictWords = {
  signed: {
    en: 'Signed by {name}, and unchanged since. Key {key}.',
    ru: 'Подписано: {name}. С тех пор не изменено. Ключ {key}.',
    fr: 'Signé par {name}, et inchangé depuis. Clé {key}.',
  },
  unchanged: {
    en: 'Unchanged since signed by {key}.',
    ru: 'Не изменено с момента подписания ключом {key}.',
    fr: 'Inchangé depuis la signature par {key}.',
  },
  whoseKey: {
    en: 'Whose key that is, this folder cannot say: ask the organisation for its fingerprint by telephone or in person, and check again with it (--key, or its field on the desk).',
    ru: 'Чей это ключ, сама папка сказать не может: узнайте отпечаток у организации по телефону или лично и проверьте ещё раз с ним (--key или поле на экране).',
    fr: 'À qui est cette clé, ce dossier ne peut le dire : demandez l’empreinte à l’organisation par téléphone ou de vive voix, et vérifiez de nouveau avec elle (--key, ou son champ à l’écran).',
  },
  notTruth: {
    en: 'This does not show that what the items say is true, nor when they were made.',
    ru: 'Это не показывает, что сказанное в материалах правда, и когда они были созданы.',
    fr: 'Cela ne montre ni que le contenu des pièces est vrai, ni quand elles ont été faites.',
  },
  facts: {
    en: 'It calls itself “{title}”, made by {organisation}.',
    ru: 'Название: «{title}»; составитель: {organisation}.',
    fr: 'Il s’intitule « {title} », établi par {organisation}.',
  },
  counts: {
    en: 'Items: {items}. Files under data/: {files}. Signed at {signedAt} by the signer’s clock.',
    ru: 'Материалов: {items}. Файлов в data/: {files}. Подписано {signedAt} по часам подписавшего.',
    fr: 'Pièces : {items}. Fichiers sous data/ : {files}. Signé le {signedAt} selon l’horloge du signataire.',
  },
  sealed: {
    en: 'Seals: {sealed} of {items} items stand in the sender’s ledger, described by the very bytes that are here.',
    ru: 'Печати: {sealed} из {items} материалов стоят в реестре отправителя и описаны теми самыми байтами, что лежат здесь.',
    fr: 'Scellés : {sealed} pièces sur {items} figurent au registre de l’expéditeur, décrites par les octets mêmes qui sont ici.',
  },
  witnessed: {
    en: 'The ledger was also signed by: {names}. Whether they are independent, ask them.',
    ru: 'Реестр подписали также: {names}. Независимы ли они, спросите у них.',
    fr: 'Le registre a aussi été signé par : {names}. Leur indépendance, demandez-la-leur.',
  },
  noWitness: {
    en: 'No witness signed the ledger: only the sender speaks for its order.',
    ru: 'Реестр не подписан свидетелями: за его порядок говорит только отправитель.',
    fr: 'Aucun témoin n’a signé le registre : seul l’expéditeur répond de son ordre.',
  },
  timed: {
    en: 'Trusted timestamps: {times}, the earliest of {first}. What stands under them was there by then.',
    ru: 'Доверенных отметок времени: {times}, самая ранняя {first}. Что под ними, к тому времени уже было.',
    fr: 'Horodatages qualifiés : {times}, le plus ancien du {first}. Ce qu’ils couvrent existait alors.',
  },
  unjudged: {
    en: 'Timestamps that were not judged, because no root was given to judge them by: {unjudged} (--tsa-roots FILE).',
    ru: 'Отметок времени, которые не проверены, потому что не даны корневые сертификаты: {unjudged} (--tsa-roots FILE).',
    fr: 'Horodatages non jugés, faute de certificat racine : {unjudged} (--tsa-roots FILE).',
  },
  blocks: {
    en: 'Leads to Bitcoin blocks {blocks}: any explorer of the chain shows whether their Merkle roots are those in the proofs.',
    ru: 'Ведёт к блокам биткойна {blocks}: любой обозреватель цепи покажет, те ли у них корни Меркла, что в доказательствах.',
    fr: 'Mène aux blocs Bitcoin {blocks} : tout explorateur montre si leurs racines de Merkle sont celles des preuves.',
  },
  handlings: {
    en: 'Signed handlings in the chains of custody: {handlings}.',
    ru: 'Подписанных действий в цепочках хранения: {handlings}.',
    fr: 'Manipulations signées dans les chaînes de conservation : {handlings}.',
  },
  bag: {
    en: 'A bag that agrees with its own lists. Files: {files}.',
    ru: 'Пакет BagIt, совпадающий с собственными списками. Файлов: {files}.',
    fr: 'Un paquet BagIt conforme à ses propres listes. Fichiers : {files}.',
  },
  unsigned: {
    en: 'Nobody signed it: whoever changed a file could have changed the list as well.',
    ru: 'Он никем не подписан: изменивший файл мог изменить и список.',
    fr: 'Personne ne l’a signé : qui a changé un fichier a pu changer aussi la liste.',
  },
  faultyDossier: {
    en: 'Not as it was signed. Faults found: {count}.',
    ru: 'Не соответствует подписанному. Найдено нарушений: {count}.',
    fr: 'Non conforme à ce qui a été signé. Défauts trouvés : {count}.',
  },
  faultyBag: {
    en: 'The folder does not agree with its own lists. Faults found: {count}.',
    ru: 'Папка не соответствует собственным спискам. Найдено нарушений: {count}.',
    fr: 'Le dossier n’est pas conforme à ses propres listes. Défauts trouvés : {count}.',
  },
} as const satisfies Readonly<Record<string, Words>>
