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
  const { sealed, witnesses, times, authorities, unjudged, promised, blocks, handlings, page } = proofs
  const { reports, reportsAway } = proofs
  const compared =
    page === 'none'
      ? []
      : [say(page === 'compared' ? verdictWords.pageCompared : verdictWords.pageNotCompared)]
  if (sealed === 0) return compared
  const [first] = times.toSorted()
  return [
    say(verdictWords.sealed, { sealed, items }),
    witnesses.length === 0
      ? say(verdictWords.noWitness)
      : say(verdictWords.witnessed, { names: witnesses.map(oneLine).join(', ') }),
    ...(first === undefined ? [] : [say(verdictWords.timed, { times: times.length, first })]),
    ...(authorities.length === 0
      ? []
      : [say(verdictWords.timedBy, { names: authorities.map(oneLine).join('; ') })]),
    ...(unjudged === 0 ? [] : [say(verdictWords.unjudged, { unjudged })]),
    ...blocks.map(({ height, root, mined }) =>
      mined === undefined
        ? say(verdictWords.block, { height, root })
        : say(verdictWords.mined, { height, block: mined.block, at: mined.at }),
    ),
    ...(promised === 0 ? [] : [say(verdictWords.promised, { promised })]),
    ...(handlings === 0 ? [] : [say(verdictWords.handlings, { handlings })]),
    ...(reports === 0 ? [] : [say(verdictWords.reports, { reports })]),
    ...(reportsAway === 0 ? [] : [say(verdictWords.reportsAway, { reportsAway })]),
    ...compared,
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
  timedBy: {
    en: 'They are signed by: {names}. Each is a time that this authority alone answers for.',
    ru: 'Их подписали: {names}. За каждую отметку отвечает только эта служба.',
    fr: 'Ils sont signés par : {names}. Chacun n’engage que cette autorité.',
  },
  unjudged: {
    en: 'Timestamps that were not judged, because no root was given to judge them by: {unjudged} (--tsa-roots FILE).',
    ru: 'Отметок времени, которые не проверены, потому что не даны корневые сертификаты: {unjudged} (--tsa-roots FILE).',
    fr: 'Horodatages non jugés, faute de certificat racine : {unjudged} (--tsa-roots FILE).',
  },
  block: {
    en: 'If block {height} of Bitcoin has the Merkle root {root}, what is under that proof was there before it. Any explorer of the chain shows that root; nobody asked one here (--block-headers FILE).',
    ru: 'Если корень Меркла блока {height} биткойна равен {root}, то, что под этим доказательством, существовало до него. Этот корень покажет любой обозреватель цепи; здесь его никто не спрашивал (--block-headers FILE).',
    fr: 'Si le bloc {height} de Bitcoin a pour racine de Merkle {root}, ce que couvre cette preuve existait avant lui. Tout explorateur montre cette racine ; aucun n’a été consulté ici (--block-headers FILE).',
  },
  mined: {
    en: 'Borne by a block of Bitcoin of {at} by its miner’s clock, true to about two hours: block {height}, {block}. That this block is in the chain, any explorer shows by that number; what is under the proof was there before it.',
    ru: 'Вошло в блок биткойна от {at} по часам майнера, с точностью около двух часов: блок {height}, {block}. Что этот блок есть в цепи, покажет по номеру любой обозреватель; то, что под доказательством, существовало до него.',
    fr: 'Porté par un bloc de Bitcoin du {at} selon l’horloge du mineur, à deux heures près : bloc {height}, {block}. Tout explorateur montre par ce numéro que ce bloc est dans la chaîne ; ce que couvre la preuve existait avant lui.',
  },
  promised: {
    en: 'Proofs of OpenTimestamps that are only a calendar’s promise so far: {promised}. They prove no time yet; a later copy of this folder may.',
    ru: 'Доказательств OpenTimestamps, которые пока лишь обещание календаря: {promised}. Время они ещё не доказывают; более поздняя копия этой папки, возможно, докажет.',
    fr: 'Preuves OpenTimestamps qui ne sont encore que la promesse d’un calendrier : {promised}. Elles ne prouvent encore aucune date ; une copie plus récente de ce dossier le peut peut-être.',
  },
  reports: {
    en: 'What files said of themselves when they were taken in (place, time, device, credentials), each in the report that was sealed with its item: {reports}. Whether it is true, a report does not show.',
    ru: 'Что файлы сообщали о себе при приёме (место, время, устройство, удостоверения), каждый раз в отчёте, запечатанном вместе с материалом: {reports}. Правда ли это, отчёт не показывает.',
    fr: 'Ce que les fichiers disaient d’eux-mêmes à leur réception (lieu, heure, appareil, attestations), chaque fois dans le rapport scellé avec la pièce : {reports}. Si c’est vrai, un rapport ne le montre pas.',
  },
  reportsAway: {
    en: 'Named by a seal and not in this dossier: {reportsAway} such reports. Ask the sender for them; the seal has their hashes.',
    ru: 'Названы печатью, но в досье их нет: таких отчётов {reportsAway}. Запросите их у отправителя; их хеши стоят в печати.',
    fr: 'Nommés par un sceau et absents de ce dossier : {reportsAway} de ces rapports. Demandez-les à l’expéditeur ; le sceau en porte les empreintes.',
  },
  handlings: {
    en: 'Signed handlings in the chains of custody: {handlings}.',
    ru: 'Подписанных действий в цепочках хранения: {handlings}.',
    fr: 'Manipulations signées dans les chaînes de conservation : {handlings}.',
  },
  pageCompared: {
    en: 'data/dossier.html says what the signed parts say. data/dossier.pdf is as it was signed; its words were not compared with them.',
    ru: 'data/dossier.html говорит то же, что подписанные части. data/dossier.pdf таков, каким подписан; его слова с ними не сравнивались.',
    fr: 'data/dossier.html dit ce que disent les parties signées. data/dossier.pdf est tel qu’il fut signé ; ses mots n’y ont pas été comparés.',
  },
  pageNotCompared: {
    en: 'data/dossier.html and data/dossier.pdf are as they were signed; another version wrote them, and whether they say what the signed parts say was not compared.',
    ru: 'data/dossier.html и data/dossier.pdf таковы, какими подписаны; их писала другая версия, и совпадают ли они с подписанными частями, не проверялось.',
    fr: 'data/dossier.html et data/dossier.pdf sont tels qu’ils furent signés ; une autre version les a écrits, et leur accord avec les parties signées n’a pas été comparé.',
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
