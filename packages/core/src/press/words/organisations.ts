/** Nouns of bodies that have no name of their own, beside those of name-words.ts: "the lender", « la banque ». */

function set(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')))
}

/** What speaks for itself where it is the subject of a sentence, and is a place as often where it is not. */
export const organisations = set(
  'bank firm charity ngo nonprofit regulator watchdog newspaper paper website magazine broadcaster channel outlet airline operator',
  'manufacturer retailer supplier lender insurer brand club gallery library clinic regime junta militia navy force opposition city town',
  'municipality state diocese parish mosque synagogue temple publisher studio label startup start-up platform group lobby',
  'prosecution defence defense inspectorate utility quango think-tank collective cooperative co-operative consortium syndicate regulator',
  'monastery brewery factory plant hospice shelter publication weekly daily site chancellery legation constabulary judiciary',
  'banque entreprise compagnie société groupe firme usine école lycée collège clinique chaîne radio journal quotidien hebdomadaire',
  'mensuel site plateforme start-up filiale direction régie enseigne ong organisation confédération centrale autorité régulateur',
  'instance organisme structure collectivité commune ville région département métropole agglomération état junte opposition milice',
  'rébellion guérilla marine diocèse paroisse mosquée synagogue chancellerie diplomatie exécutif défense accusation rédaction magazine',
  'titre constructeur exploitant opérateur prestataire assureur éditeur consortium coopérative intersyndicale consulat légation',
  'hôpital musée bibliothèque refuge foyer office haut-commissariat rectorat académie inspection',
)
