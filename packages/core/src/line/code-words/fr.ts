/**
 * The French words of return codes: a thousand everyday ones, written for this program. docs/formats/line.md, rule N3.
 *
 * Word number n stands for the group n, counted from 000. The list never changes, in order or in content: a code on
 * paper from this year must open in the next.
 */
import type { WordList } from '../return-code.ts'

export const french: WordList = {
  language: 'fr',
  words: `
    abeille abricot absent acrobate actif adresse affiche agrafe aigrette aiguille ail aimant ajout alouette
    altitude amande amarre ambiance amer amitié amphore ampoule amusant ananas ancien aneth angora animal annonce
    annuaire année anorak antenne antilope anémone après arbre ardoise argent argile armoire arobase arrosoir
    artisan arôme asperge asphalte assiette astuce atelier aubade auberge automne autruche averse avion avoine avril
    azur babouche badge bagage baguette bahut baie balcon baleine bambou banane banc bandeau banlieue barbecue
    barque barrette basilic bassin batterie bazar beau beignet belette berceau berline bermuda besoin beurre biberon
    bidon bientôt bijou billet biscotte blague blaireau bleuet bloc blouson bocal bois bol boléro bonbon bonjour
    bordure bottine bouchon bougie bouillon boulette bourgeon boussole bouton boîte branche bref bretzel brillant
    brin brioche brique brochet broderie brosse brouette brugnon bruit brume brunch bruyant buisson bulle bureau
    buvard buée béton bûche cabane cabinet cacao cachet caddie cadeau cadre cageot cahier cahute caillou caissier
    calcul calepin calme camarade camion campagne canapé canevas cannelle cantine capable caprin carafe caribou
    carnet carotte carpe carrière cartable cascade casque cassis castor cave ceinture cendrier cercle cerise chaise
    chalet chambre chandail chapeau charbon chaton chaud chemise chicorée chien chiffon chiot chocolat choix chou
    chèvre cigogne ciment cirque citron clair clarté classe clavier cliché client climat clé clôture cocotte coffre
    coiffure colis colline colonne comique commode compas comète conseil content copain copie coquille corail corne
    corolle correct cosmos coton coucou couette couloir courge coussin craie cravate cresson crevette crinière
    cristal croquis croûte crémier crêpe cuillère cuir cuisine cuivre culotte cumin curieux cuvette cyclamen cyprès
    céleri côte dahlia dalle dame danse dauphin debout degré demain demeure denrée dentelle dessin devoir diamant
    dictée digital dimanche dinde diplôme disque divan docteur dollar domaine dossier doudou drap dressing droite
    drôle durable débarras décembre décor dédale déjeuner délicat départ dépliant détour dîner elfe embout emplette
    endroit entrée envie envol escalier escrime espace espiègle estampe estrade examen exemple exercice exotique
    exquis fable fabrique facette facile facteur fanion farce farine faucille fauteuil façade faïence fenêtre ferme
    feuille ficelle fiche fidèle figue film finesse flacon flan flaque fleur flexible fluide foin fontaine forêt
    fossile foulard fourneau foyer fragile fraise frein frigo frisette frite froid fromage fruitier fréquent frêne
    fuchsia futur février gabarit gai galaxie galette gambade gamelle gant gardénia gare garrigue gauche gaufre
    gavotte gazon gentil gilet girafe glace glissade globe gobelet gorille goudron goujon gourde goutte goéland
    grain grand grappe gravier grenier grillage grimper griotte gros groupe grutier guichet guitare guépard guéridon
    gymnase gâteau gélatine gîte habile hachis halogène halte hamac hameçon hareng haricot harmonie harnais heure
    hibou histoire hiver honnête horloge hublot huile humide humour huître hélice hérisson idéal idée immeuble
    infusion insecte instant iris ivoire jachère jamais jambon janvier japonais jardin jarre jasmin jeu jeudi
    jeunesse joli jongleur jouet jour joyau joyeux juillet juin jumelles jupe jupon jus juste kaki kiosque kit képi
    lacet lagune laitue lampe langage lanterne lapereau large latte laurier lavande lavoir lecteur lentille lessive
    lettre levain levier levure leçon lieu ligne lilas limite limonade lin liseron liste livre logique loisir
    lombric long losange loterie louche loupiote lourd loutre loyal lucarne lucide lueur lumière lundi lune lustre
    lycée léger légume lézard macaron magasin maillot maison manche mangue manoir manteau manuel manège maquette
    marchand mardi marmotte marron marée mascotte matelas matin maçon menthe mercredi merlan mesure meuble meunier
    micro midi miel miette milieu mimosa mine miroir mitaine modèle moineau monde moniteur monnaie montre morceau
    morue mosaïque moteur motif moto moulin moutarde muguet mulot murmure muscat musicien musée myosotis myrtille
    médaille mélodie mélèze ménage mésange métal métier métro mûre mûrier nacelle nageur nappe narcisse narval
    nature navire neige neutre nid nigelle noisette noix notice nouille nounours nouveau novembre nuage nuit
    nénuphar nœud objet octobre odeur oie oignon oiseau olivier ombre oranger orchidée ordre oreiller origine ormeau
    ornement ortie ours ouvert ouvrage ovale paille palais palmier panache panneau panorama pantalon paon papaye
    papier paquebot parasol parc parfum paroi partie passoire pastèque patate patience pavillon paysage peigne
    peintre pelle pelouse peluche pendule perche perdrix permis perron persil petit peuplier phare piano pichet
    pierre pile pilier pilote pinceau pingouin pinson pipette piscine pivoine piéton plafond plage plaine planche
    plateau plein plombier pluie plumage pneu poche poignée poire poisson poivron polaire polenta pomme pompier
    poney pont porte potage poteau potiron poubelle pouf poulain poupée poésie praline pratique prise prix produit
    projet promesse propre proverbe prudent prunier pré prénom présence puits puma purée pyjama pyramide pâtes
    pâturage pédalo pépin pétale pétunia quai quartier quatuor quiche racine raclette radis ragoût rainette rallye
    rameur rapide rayon recette refrain relais remblai remous renard repas revue rhubarbe ricotta rideau rime
    risotto rivage rivière riz robe robinet robot robuste rocaille rocher roitelet roman rond rosier rosée rotation
    rotonde rouleau routine ruban rue ruelle ruisseau rustique rythme râpe règle récit récolte régate réponse réseau
    résultat réveil sabot sac safari safran salade salière salut samedi sandale saphir sapin sarrasin saturne
    saucisse sauge saumon savate saveur savon scarabée secours semaine semelle semoule sentier sequin serrure sieste
    sifflet sillon singe sirop skieur soir soleil solide sommeil sonnette soucoupe souhait soulier soupe souvenir
    spacieux spatule spirale spontané sport stade store studio stylo sucre suite syllabe symbole sympa système
    séance séjour série tablier tabouret tailleur talon talus tambour tampon tango tapage tapis taquin tarif tarte
    tasse teckel tendre terre thermos thème thé théière théorie tilleul timbre timide tirelire tisane tissage titre
    tiède toast toit tomate tondeuse tonneau torchon torrent tortue toujours toundra toupie tourisme toutou tracteur
    trajet tramway travail traîneau tremplin tribune tricot trier tronc trophée trottoir trousse truffe truite
    trèfle trésor tube tulipe tunique tunnel tuyau témoin union usage utile vacances vache valeur valise vallée
    vanille vannerie variété vendredi vent verger vernis verrou verveine veste vignette ville vinaigre violette
    virage virgule visite vitamine vitesse vitrail vivier voile voisin voiture volant volcan volet volière voltige
    voyelle voûte végétal véhicule vélo vêtement wagonnet yaourt yoga yourte yoyo zone zoologie zèbre âne ébéniste
    écharpe échecs école écorce écran écrivain écureuil éditeur édredon élève élégant émail émeraude énergie énorme
    épais épice épinard éponge équateur équipe érable étagère étoile étonnant étroit étudiant été œillet œuf
  `
    .trim()
    .split(/\s+/),
}
