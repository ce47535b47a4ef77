import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** who speaks in an English sentence: each sentence is invented. */
const cases: readonly (readonly [text: string, speakers: readonly (string | null)[]])[] = [
  // in a statement
  [
    'In a statement released late Sunday, Corbin Haldane said: “We were never consulted.”',
    ['Corbin Haldane'],
  ],
  ['In a statement, the Ferry Workers Union said its members “deserve better.”', ['Ferry Workers Union']],
  ['“We were never consulted,” Haldane said in a statement.', ['Haldane']],
  ['A statement issued by the trust said the fire had been “an accident waiting to happen.”', [null]],
  ['Writing on Facebook, Dana Whitlow called the arrests “a stunt.”', ['Dana Whitlow']],
  [
    'In an interview with the Shore Gazette, retired judge Philip Amory described the law as “unworkable.”',
    ['Philip Amory'],
  ],
  // relatives of a named person
  ['Her brother, Tomas, said: “She never hurt anyone.”', ['Tomas']],
  ['“She never hurt anyone,” her brother, Tomas Verga, said.', ['Tomas Verga']],
  ['His widow, Colleen Marsden, told the court he was “a gentle man.”', ['Colleen Marsden']],
  ['Marsden’s widow, Colleen, told the court he was “a gentle man.”', ['Colleen']],
  ['“He was a gentle man,” said Marsden’s eldest daughter.', ['Marsden’s eldest daughter']],
  ['The boy’s grandmother, Ivy Poole, 81, said she felt “robbed.”', ['Ivy Poole']],
  ['Her lawyer, Samir Haddad, said the charge was “a fiction from start to finish.”', ['Samir Haddad']],
  ['“They took him at dawn,” said Leila Amin, whose son was detained in May.', ['Leila Amin']],
  [
    'Leila Amin’s neighbour, who did not want to be named, said the men wore “no badges at all.”',
    ['Leila Amin’s neighbour'],
  ],
  // hearers
  ['“You have ten minutes,” an officer told Ms Farrow.', ['an officer']],
  ['The clerk told Ms Farrow that her file had been “mislaid.”', ['The clerk']],
  ['Addressing Mr Kettle, the chair said: “You knew.”', ['the chair']],
  ['“Nobody asked us,” one teacher told the Courier.', ['one teacher']],
  ['Mr Kettle was told by a nurse that his mother was “as comfortable as possible.”', ['a nurse']],
  ['Farrow texted her sister: “I am safe.”', ['Farrow']],
  ['Prosecutors reminded Judge Ellery that the witness had “changed her story twice.”', ['Prosecutors']],
  ['“We hear you,” the mayor assured families gathered at the gate.', ['the mayor']],
  // according to
  [
    'According to Priya Nair, a botanist at Elm College, the pines are “dying on their feet.”',
    ['Priya Nair'],
  ],
  ['The pines are “dying on their feet,” according to botanist Priya Nair.', ['Priya Nair']],
  [
    'The convoy was “in clear view of the tower”, according to two soldiers who were there.',
    ['two soldiers'],
  ],
  ['According to a leaked memo, staff were told to “keep it off the books.”', ['a leaked memo']],
  ['According to his sister Beth, Colin “just stopped eating.”', ['Beth']],
  ['Shots were fired “without warning”, according to witnesses.', ['witnesses']],
  // pronouns
  ['Marguerite Sloan ran for the bus. “I dropped everything,” she said.', ['Marguerite Sloan']],
  [
    'Harold Finch built the boat himself. His wife painted it. “It took us a decade,” he said.',
    ['Harold Finch'],
  ],
  [
    'Rosa Delgado, a cleaner, earns little. Asked about the strike, she replied: “We have no choice.”',
    ['Rosa Delgado'],
  ],
  ['Ned Garrity wrote to the council twice. He says he was “fobbed off.”', ['Ned Garrity']],
  // forgotten closers
  ['“I never saw the van, said Pauline Ridge, a nurse.', ['Pauline Ridge']],
  ['“They had guns and dogs, Kerr told the hearing.', ['Kerr']],
  [
    '“We waited for hours.\n\n“Then the lights went out,” said Moses Achter.',
    ['Moses Achter', 'Moses Achter'],
  ],
  ['Ridge said: “I never saw the van. It came from behind.', ['Ridge']],
  // inverted & long
  [
    '“There is no plan,” warned the former head of the river authority, Greta Lindqvist.',
    ['Greta Lindqvist'],
  ],
  [
    '“There is no plan,” warned Greta Lindqvist, who ran the river authority for nine years.',
    ['Greta Lindqvist'],
  ],
  ['“It smelt of diesel,” recalled one of the divers, Jakob Munro.', ['Jakob Munro']],
  ['“Not on my watch,” vowed incoming governor Desmond Achebe.', ['Desmond Achebe']],
  ['“I’m tired,” sighed the old man, folding his map.', ['the old man']],
  ['“We counted forty trucks,” says Yusra, a shopkeeper who asked to use only her first name.', ['Yusra']],
  ['“If they come back,” Dov Reiss says, “we will leave for good.”', ['Dov Reiss', 'Dov Reiss']],
  ['“Leave!” someone shouted from the crowd.', [null]],
  ['“We regret the delay,” read an email from the housing office.', [null]],
  [
    'Speaking outside court, Amina Yusuf, the victim’s aunt, said the family had been “put through hell.”',
    ['Amina Yusuf'],
  ],
  ['What happened, Lena Korda says, was “a planned humiliation.”', ['Lena Korda']],
  ['The raid was, in the words of councillor Ted Moss, “a sledgehammer to crack a nut.”', ['Ted Moss']],
  ['Critics called it “a tax on grief.”', ['Critics']],
  ['Gil Prosser, his hands still bandaged, remembers “a noise like tearing cloth.”', ['Gil Prosser']],
  // headings, silent
  ['The Act makes it an offence to “insult the dignity of the head of state”.', [null]],
  ['Section 4 states that “no person shall be held longer than three days”.', [null]],
  ['A sign at the gate said “Visitors must report to reception”.', [null]],
  ['Her novel, “The Glass Orchard”, sold a million copies.', []],
  ['A poster reading “Have you seen this man?” hung in the window.', [null]],
  ['He was convicted of “conspiracy to spread false news”.', []],
  ['The documentary “Nine Days in Harrow” airs tonight.', []],
  ['Painted on the wall were the words “Go home”.', [null]],
  ['The charge sheet accuses him of “acting against the interests of the republic”.', [null]],
  ['So-called “foreign agents” must register by May.', []],
  // second round
  ['“The lights were on,” said Hester Quaid, whose window faces the yard.', ['Hester Quaid']],
  ['Hester Quaid, whose window faces the yard, said the lights “never went off.”', ['Hester Quaid']],
  ['“He begged them to stop,” the victim’s cousin, Idris Bello, told jurors.', ['Idris Bello']],
  ['Bello’s sister said he had been “kicked like a ball.”', ['Bello’s sister']],
  [
    'The harbour master, Niels Orde, told Councillor Amis the pier was “one storm from falling.”',
    ['Niels Orde'],
  ],
  [
    'Speaking to reporters outside, defence counsel Maud Ferris called the delay “unforgivable.”',
    ['Maud Ferris'],
  ],
  ['In an open letter, forty teachers said the exam was “a lottery.”', ['forty teachers']],
  ['“We have nothing to hide,” insisted the company’s chairman, Lord Tebbit-Smythe.', ['Tebbit-Smythe']],
  ['Reached by phone, Lorna Pell said only: “Ask my lawyer.”', ['Lorna Pell']],
  ['The coroner, recording an open verdict, said the boy’s death was “wholly avoidable.”', ['The coroner']],
  ['According to court papers, the guards were “asleep at their posts.”', ['court papers']],
  ['Neighbours heard him shout: “Let her go!”', [null]],
  ['As one juror put it, the case was “thin as soup.”', ['one juror']],
  ['“It’s a scandal,” agreed her colleague Bram Visser.', ['Bram Visser']],
  [
    'Mrs Ottoline Grey, who is 90, remembers the flood of 1953. “We ate by candlelight,” she says.',
    ['Ottoline Grey'],
  ],
  ['Mayor Joan Castle thanked volunteers. “You saved this town,” she told them.', ['Joan Castle']],
  ['The union’s leader, Aldo Ricci, warned ministers that members were “ready to walk.”', ['Aldo Ricci']],
  ['Tessa Lyle, for the prosecution, described the flat as “a prison with curtains.”', ['Tessa Lyle']],
  ['The report by Justice Hallam found the police had “closed ranks.”', ['Hallam']],
  ['“You can’t park there,” read a note on the windscreen.', [null]],
  ['By-law 12 forbids “the keeping of fowl within the walls”.', [null]],
  ['The painting, “Woman at the Well”, was never found.', []],
  ['Ruth Ames’s husband, Carl, 61, said: “She just vanished.”', ['Carl']],
  ['“She just vanished,” said Ruth Ames’s husband, Carl.', ['Carl']],
  ['A friend, who asked to be called Mira, said Ames was “afraid of her own phone.”', ['Mira']],
  ['Ministers have promised “a new dawn for rail”.', ['Ministers']],
  ['“Nobody came,” Pell said. “Nobody called.”', ['Pell', 'Pell']],
  // whoever stands right before "who"
  [
    'The bishop’s view is close to that of Senator Dora Quill who called the camp “a place nobody should see”.',
    ['Dora Quill'],
  ],
  [
    'He sided with Dora Quill who, on a short visit in May, called the camp “a place nobody should see”.',
    ['Dora Quill'],
  ],
]

describe('who speaks in an English sentence', () => {
  it.each(cases)('[P31c] %s', (text, speakers) => {
    expect(readReport(text).quotes.map((quote) => quote.speaker)).toEqual(speakers)
  })
})
