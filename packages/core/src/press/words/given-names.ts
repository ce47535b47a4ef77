/**
 * Given names of many peoples, as women's and as men's, for texts that say neither "she" nor "he".
 *
 * No register of persons: nobody is known by a given name alone, and what the text itself shows always counts for more.
 * Names that women and men share (Sasha, Claude, Robin, Женя) stand in neither list.
 */

/** Small letters without accents; «й» stays. */
function plainly(name: string): string {
  const low = name.toLowerCase()
  return /\p{Script=Cyrillic}/u.test(low)
    ? low.replaceAll('ё', 'е')
    : low.normalize('NFD').replaceAll(/\p{M}/gu, '')
}

function set(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')).map((one) => plainly(one)))
}

/** Without accents, in small letters; those in -a are told by their ending. */
const women = set(
  'abigail adele adelaide agathe agnes aileen aisling alice alison amelie amy anais ann anne annabel anne-marie annette annie',
  'antje april arlette astrid aude audrey aurelie aurore ayse beatrice beatrix berenice bernadette beryl beth bethany betty',
  'birgit birgitte blanche brenda bridget brigitte britt bronwen carmen carol carole caroline catherine cecile celeste celine',
  'chantal charlotte cheryl chioma chloe christelle christiane christine claire clare clarisse clemence clementine clotilde',
  'colette constance coralie corinne cynthia daisy daphne deborah delphine denise diane dolores doreen doris dorothee dorothy',
  'edith edwige eileen elaine eleanor eleonore elif eliane elisabeth elise elizabeth elke ellen elodie eloise emily',
  'emilie emmanuelle ernestine esme estelle esther ethel eugenie eunice evelyn evelyne fabienne faith fanny fatiha fatou',
  'felicite fleur florence france frances francine francoise frauke frederique gabrielle gaelle geneviève genevieve georgette',
  'geraldine germaine gertrude ghislaine ginette gisele gladys grace greet gretchen grete gudrun guler gwen gwendolyn',
  'hanne hannah harriet hatice hazel heather hedwig heidi heike helen helene heloise henriette hermine hilde hildegard honorine',
  'hortense huguette iman imogen ines ingeborg ingrid irene iris isabel isabelle isobel ivy jacqueline jane janet janice',
  'jasmine jeanne jeannette jennifer jenny jessie jill jo joanne jocelyne jodie johanne josephine josette josiane joy joyce',
  'judith judy julie juliet juliette june justine jutta karen karine karin katherine kathleen kathryn kate katie kay kerstin',
  'khadidja kirsten kristen laetitia laure laurette leah leonie leontine liesbeth lillian lily lise liselotte lisbeth',
  'liv lois lorraine louise luce lucie lucienne lucile lucille lucy ludivine lynn lynne madeleine madeline maelle',
  'maeve magali maggie mairead manon margaret margaux margery margit margo margot marguerite marianne marie marie-claire',
  'marie-christine marie-france marie-helene marie-jeanne marie-jose marie-laure marie-louise marie-noelle marie-therese',
  'marielle mariette marijke marilyn marion marit marjorie marlene martine mary maryam mathilde maud maude maureen mavis may',
  'megan melanie melissande mercedes mercy meriem meryem michelle mildred mireille miriam mireya mollie molly monique morgane',
  'moira muriel myriam myrtle nadege nadine naomi natacha nathalie nancy nell nelly nicole nicolette nigar nihal noemie noor',
  'nour odette odile olive olwen ondine oriane orla paige pascaline patience pauline pearl peggy penelope perrine petronille phoebe',
  'thais phyllis polly priscille prudence rachel raphaelle regine reine renate rhiannon roisin rosalie rosalind rose',
  'rosemary roseline rosie ruth sabine sabrine salome sarah saskia segolene severine shannon sharon sheila shirley sibylle sidonie',
  'siegrid sigrid siham silke simonette siobhan sinead soazig soizic solange solene solveig sophie stephanie sue suzanne suzette',
  'sybil sylvie tess therese tiphaine tove trish trudy ulrike ursule valerie veronique vibeke violaine violet violette',
  'virginie vivian viviane vivien wendy wilma wilhelmine winifred xanthe yael yasmin yasmine yolande yvette yvonne zainab zeynep zoe',
  'zohreh zuleikha aigul aygul gulnaz gulshat gulnur jamilah nurgul aynur shirin nasrin parvin yasaman nargiz nargis',
  'mei ling xiaomei yuki yoko keiko naoko akiko tomoko sumi soo-jin thuy lan huong ngoc lakshmi priti kavitha devi parvathi',
  'adaeze ngozi chidinma folake funmilayo wanjiru akinyi nomvula thandiwe precious blessing awa ndeye rokhaya mame',
  'lyubov lubov oddny bergljot ragnhild gunhild torhild maren inger grethe bodil aase agnete',
  'ildiko eniko aniko iren edit ibolya erzsebet',
  'achieng aino aissatou almaz amal amani anahit anjali anke araceli atieno ayat aysel ayten beatriz belen benedicte bintou',
  'consuelo dalal egle emine ester eszter farideh fatim femke fereshteh fidan folasade genet gillian gohar golnaz gretel',
  'guadalupe gulsen hanan hiwot hodan ibtisam ifrah ilse intisar joan judit kadiatou katalin ketevan khady khulud kristin',
  'kristine laleh lauren leyli lindiwe linh lourdes lusine lydie mabel manal mariam marisol meredith min-ji nahid nandini narges',
  'narine nawal nguyet niamh niloufar nilufer nino njeri nkechi noemi nosipho oceane oumou ozlem paivi paulette pilar pınar',
  'raquel rocio rolande romane ruby ruzan sahar sally sanne sawsan sepideh setareh sevgi shadi shanti sian siti soledad souad',
  'suad susan susannah taghreed tamar thandi thiri tigist tracy wangari wanjiku yetunde zanele zaynab zeinab zelie',
)
const men = set(
  'idriss mohammad muhammad mohamad yousef yusef youcef abdelaziz abderrahmane abdallah oussama hocine houssein lotfi taoufik nacer nasr',
  'noureddine salaheddine azzedine badr brahim driss hicham jamel kais mourad slimane tayeb zakariya zied sofian rayane yacine ismail',
  'ishaq ayub haroon faizal shahid junaid asif nadeem naveed saleem waseem parvez tanvir abdulrahman abdulaziz abdelhamid abdelkarim',
  'aarne abdi abdirahman abdou abebe abolfazl achille achim adama adebayo afonso agim ahmet ajay akira alassane alastair alberto',
  'albin aldo alexandros alfonso alioune alireza alisher alphonse alvaro amaury ambroise amirali ammar anand anas andres andrzej',
  'angelo antonin antony antti anwar anzor aram arash arben archie ardeshir armen arsene arturo arun ashok ashot aurelien ayman',
  'babacar babak bahman bakary bakhtiyar bakyt barnabe barry barthelemy bartosz bashar basil bassem behrouz bekim benedict bengt',
  'bernardo bertram beslan besnik bijan bishr bjørn bohdan bohumil bongani boniface brice bronisław callum calvin cecil cesar',
  'cezary chukwuma claudio clifford corentin corrado cosimo cristobal csaba cuthbert czesław daisuke damian damir dario darren',
  'davide davit dawit demba dennis dermot detlef dimitris dinesh djibril domenico dragan dusan ebrahim eckhard eero elchin eldar',
  'elio elliot elshad enrique enzo eoin erdal erkan ernesto ethan ettore eugenio fabio fabrizio fadi fahd farhad farhod faris',
  'farouk farzad fatih fatmir federico felipe filippo finlay fouad franjo fraser friedrich gael gagik ganesh garegin gatien',
  'georgios gerardo gerd gergely gevorg ghassan giacomo gianni giannis gilberto gino giorgio girma giulio glenn godefroy gonzalo',
  'gopal goran gottfried govind grzegorz guido guilhem guillermo guled gunter gustavo gyorgy habib hagop haitham hakob halil',
  'hamad hamdi hamed hamish hani harish haroun hartmut hatem hayk heikki heiko henryk hieu hisham horacio iain ibou idrissa',
  'ignacio ihor ikenna ilham ilir imad ingo ioannis iqbal irakli irfan isidro ivica jabir jabu jacek jae-hyun jaime jalal jamil',
  'janusz jared jari jaromir jasper jasur javad jawad jeffrey jeroen jesper jesus joao jochen joost joris josip josselin jozsef',
  'julian julio juma jørgen kabir kalle kalman karsten kayode kazimierz kemal kenta kieran kiprono kjell kojo konstantinos',
  'kourosh kwaku lachlan ladislav latif lazaro leandre lech leszek levan levent levon liban linus ljubomir lloyd logan lorenzo',
  'luan lucian luciano luka lungile maarten mael mahad mahesh majid makoto manoj manolis mansour marceau marcelo marcos mariusz',
  'marwan masato masoud massimo mateo mateusz matti mauricio mauro maxence maxwell mazen medard mekonnen mikkel mikko mikołaj',
  'milo mircea mitchell modibo mohan mohsen morteza mortimer moses mounir mousa mpho mukesh mulugeta naji narcisse naresh',
  'nathaniel naveen navid nenad neville niels nikhil nikola nikos nima nizar nkosinathi nnamdi nuno nurlan octavio oguz okan olav',
  'oleh oleksiy olumide ondrej onesime onur osama othman otieno oumar panagiotis paolo parviz paulin pawel paweł petar petro',
  'piero pietro pouya pradeep prakash pranab predrag qasim radoslav rafiq rajiv rakesh ramazan rami ramin ramiro rashad ratko',
  'raul recep reiner renato reuben rhys riad riccardo ridha risto rodney rodrigo rogelio rostam rowan rudiger rui russell ruud',
  'ryszard sabri sachin sadiq saeed saliou salvatore sameer samer sami samvel sandeep sandor scott sean serkan shahin shane',
  'shankar sherif shinji shyam siavash sibusiso sigurd silas silvio siyabonga sjoerd slobodan sohrab solomon sorin spyros',
  'stanisław stanley stavros steen stjepan suleiman sung-min sunil svein svetozar szymon søren tadesse talal tamer tanguy taras',
  'tarek tayfun terry themba theodoros theophile tiago tidiane tigran timo tolga tuan udo ulf ulugbek umberto umit uwe vahan',
  'vakhtang valery vardan vasco vasilis vasyl vazgen vicente vincenzo vinod vitaliy vittorio vivek volkan vugar vusi wael warsame',
  'wassim wayne wekesa wesley wiktor wojciech wouter yash yasser yerlan yevhen yiannis yohannes yuriy yuto zacharie zahid zaid',
  'zaza zelimkhan ziad ziyad zoran zsolt zurab zvonimir',
  'aaron abbas abdel abdelkader abdul abdullah abel abraham adam adel adil adnan adrian adrien ahmad ahmed akbar akram alain alan',
  'alasdair albert alec alejandro aleksandar aleksander aleksei aleksey alessandro alexandre alexander alexandru alexei alexey',
  'alfred ali alistair amadou amar amedee amir amos anatole anatoly anatoliy anders andre andreas andrei andrej andrew andrey andriy',
  'angus anselme anthime anthony antoine anton antonio archibald aristide armand arman arnaud arne arnold arsen arseny artem',
  'arthur artur ashraf aslan attila auguste augustin august axel aydin aymeric ayoub aziz baptiste bartholomew basile bastien',
  'beau ben benjamin benoit bernard bernd bert bertrand bilal bill bjorn blaise bob bogdan boris brandon brendan brian bruce bruno',
  'bryan burak cai carl carlos casimir cedric celestin cem charles charlie christian christophe christopher clement clive cliff',
  'clinton clovis colin conor conrad cormac cornelius craig cristian cyril cyrille cyrus damien dan daniel danny dariusz darius',
  'daoud david declan denis derek desmond didier diego dieter dietrich dimitar dimitri dimitrios dirk djamel dmitri dmitry dmytro',
  'dominic donald dougal douglas duncan dylan eamon edgar edmond edmund edouard eduard eduardo edward edwin efim egon einar eirik',
  'elias elie eliot emil emile emilio emmanuel emre enrico enver erhan eric erich erik ernest ernst erwan erwin esteban etienne',
  'eugene eustache evan evgeni evgeny ewan fabian fabien fabrice farid felicien felix ferdinand ferenc fernand fernando fergus',
  'filip finn firmin florent florian francesco francis francisco francois frank franck frans franz fred frederic frederick frederik',
  'fritz fyodor gabor gabriel gaetan gareth garry gary gaspard gaston gauthier gavin gennady geoffrey geoffroy george georg georges',
  'georgi georgy gerald gerard gerhard german germain ghislain gideon gilbert giles gilles giorgi giovanni giuseppe gleb glen',
  'godfrey gonzague gordon graham grant greg gregoire gregor gregory grigory guillaume gunnar gunther gus gustave gustav guy hakan',
  'hakim hamid hamza hans harald harold harry harvey hasan hassan hector heinrich heinz helmut henri henrik henry herbert hermann',
  'herve hilaire hippolyte honore horace horst howard hubert hugh hugo hugues humphrey hussein huseyin hyacinthe ian ibrahim idris',
  'ignace igor ilyas imre ioan ion isaac isidore ismail istvan ivan ivar ivo jack jacob jacques jakob jakub james jamal jamie janos',
  'jaroslav jason javier jay jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-marie',
  'jean-michel jean-paul jean-pierre jean-philippe jean-yves jeff jens jeremie jeremy jerome jerry jerzy jim jiri joachim joaquin',
  'joe joel johan johann johannes john johnny jon jonas jonathan jorge jorg jorgen jose josef joseph joshua jozef juan jules',
  'julien julius jurgen justin kamal kamil karel karim karl kaspar keith kenneth kenny kent kerim kevin khaled khalid khalil kirill',
  'klaus knut konrad konstantin kostas krzysztof kurt kwame kyle lajos lamine lars lasse laszlo laurent laurie lawrence lazar leif',
  'leo leon leonard leonardo leonid leopold lev lewis liam lionel lorenz lothar lou louis loic luc luca lucas lucien ludovic ludwig',
  'luigi luis lukas luke luther maciej magnus mahmoud malcolm malik manfred manuel marat marc marcel marcin marco marcus marek',
  'mariano mario marius mark marko markus martin marvin mathias mathieu mats matteo matthew matthias matthieu maurice',
  'max maxim maxime maximilian mehdi mehmet mesut michael michal michel miguel mihai mihail mikael mike mikhail miklos milan milos',
  'miloslav miroslav mohamed mohammad mohammed moise moises mourad muhammad murat murray mustapha nabil nasser nathan',
  'nathanael ned neil nestor nicholas nick nicolae nicolai nicolas nigel niklas nikolai nikolaj nikolas nikolay nils noah noel norbert',
  'norman octave odilon olaf ole oleg oleksandr oliver olivier omar omer orhan orson oscar oskar osman osvald oswald othmar otto',
  'ousmane owen pablo parfait pascal patrice patrick paul paul-henri pavel pavlo pedro percy per peter petr petros petru philibert',
  'philip philippe phillip pierre pierre-yves pieter piotr placide prosper quentin rachid radek radovan radu rafael rainer rajesh',
  'ralf ralph ramon ramzan raoul raphael rashid rasmus ravi raymond rayan reda reginald regis reinhard remi remy renaud rene ricardo',
  'richard rob robert roberto roderick rodolphe rodrigue roger rohan roland rolf romain roman romuald ron ronald rory ross roy ruben',
  'fedor fiodor rudi rudolf rudolph rufus rupert ruslan rustam rusty saad said salah salim salman salvador samir samson samuel samy',
  'sebastian sebastien selim serge sergei sergey sergio serhiy seth sergiu severin seydou shamil sidney siegfried simon slavko',
  'sofiane soren spencer stan stanislas stanislav stanislaw stefan stefano steffen stelios stephan stephane stephen sten steve steven',
  'stewart stig stuart sven sylvain sylvester tadeusz tahar tamas tariq ted terence teodor thaddeus theo theodor theodore',
  'thibault thibaut thierry thomas thorsten tibor tihomir tim timothee timothy timur tobias todd tom tomas tomasz tony torsten toby',
  'trevor tristan ulrich umar urbain vaclav vadim valentin valeri valere vasily vasile vaughan viktor victor vikram vincent virgil',
  'vitaly vitor vlad vladimir vladislav vojtech volker volodymyr vyacheslav wadih waldemar walid walter warren werner wilfred',
  'wilfrid wilhelm will willem william willy winston wim wolfgang xavier yakov yann yannick yannis yaroslav yassin yassine',
  'yegor yevgeny youcef younes youri youssef youssouf yuri yury yusuf yves yvan yvon zachary zahir zakaria zaur zbigniew zdenek',
  'zoltan zygmunt viliam vasil rasul magomed akhmed aslanbek islam movsar khamzat adlan apti bislan dzhokhar lecha umalat arbi',
  'kofi kwasi kwabena chukwuemeka emeka chinedu obinna oluwaseun babatunde tunde femi segun sipho thabo mandla modou mamadou cheikh',
  'abdoulaye souleymane boubacar issouf lassana tesfaye haile getachew wei jun hao ming hiroshi kenji takeshi haruto satoshi min-ho',
  'arjun rahul sanjay vijay suresh ramesh anil deepak imran asif faisal javed nadeem zubair reza hossein mehran bahram dariush kaveh',
)
/** Men's names that end as women's do. */
const menInA = set(
  'luca nikita ilya foma danila kuzma mustafa musa isa moussa joshua ezra elijah jonah attila bela geza gyula mikola mykola',
  'sasha misha dima pasha vanya kolya kolia petya petia vania micha borya tolya grisha kostya lyosha seryozha yasha gosha taha zakaria yahya mirza',
  'barnaba ibrahima issa costa nicola andrea elia gianluca jeremia hamza abba',
  'juha jukka pekka mika miika ilkka esa joseba krishna rama shiva aditya surya',
)
/** Both, or neither. */
const shared = set('sasha andrea nicola noa mika misha elia amara aliya krishna zhenya valya sacha')

const cyrillicWomen = set(
  'любовь нинель рахиль эсфирь юдифь адель николь мишель изабель айгуль гульназ гульшат гульнур нургуль айнур ширин наргиз нигяр',
  'эльмаз зейнаб мариам маргарет элизабет кармен инес долорес мерседес жюли софи мари элен анни марлен сесиль рут джейн энн',
)
const cyrillicMen = set(
  'никита илья фома лука данила кузьма миша серёжа сережа паша дима ваня коля петя боря толя гриша костя лёша леша яша гоша вася',
  'юра стёпа степа сева федя гена лёва лева муса иса абубакар мустафа хамза яхья иона савва сила мина луи андре рене реми',
)
const cyrillicShared = set('саша женя валя шура слава паша мика')

const cyrillicKnown = set(
  'анна мария елена ольга татьяна наталья наталия ирина светлана екатерина юлия анастасия дарья вера надежда галина людмила нина',
  'валентина тамара лариса лидия зоя раиса клавдия антонина евгения александра виктория полина ксения алиса алина алла инна римма',
  'эмма эмилия эльвира элла яна марина маргарита оксана олеся любовь снежана жанна диана кристина карина регина роза софия софья',
  'таисия ульяна фаина фатима хадижа эсет луиза зарема малика марет мадина амина айна патимат наргиз гульнара гульнур айгуль динара',
  'зульфия лейла лея лия ада аделина агата агния аглая агнесса ася варвара василиса вероника виолетта глафира дина ева евдокия',
  'елизавета ефросинья зинаида злата илона инга ираида ирма камилла капитолина катерина каролина клара лада лена лера лика лилия',
  'лола люба люся майя марьяна матрёна мила мирослава надя настя наташа неля нелли нора оля пелагея прасковья рената рита серафима',
  'соня стелла степанида стефания сусанна тася тереза тина тоня устинья фёкла фрида элеонора эльза эрика юнона ядвига ярослава',
  'александр алексей анатолий андрей антон аркадий арсений артём артем артур архип афанасий богдан борис вадим валентин валерий',
  'василий виктор виталий владимир владислав владлен всеволод вячеслав геннадий георгий герман глеб григорий давид даниил денис',
  'дмитрий евгений егор ефим захар иван игорь игнат илья иннокентий иосиф ильдар ильяс искандер ибрагим измаил карим камиль кирилл',
  'клим константин корней лавр лаврентий лев леонид леонтий лука магомед максим марат марк мартин матвей мирон мирослав михаил',
  'макар демьян ермолай игнатий лукьян фрол кондрат гордей мартын архипп мурад мурат муса мухаммед назар наум никита никифор николай олег осип остап павел пантелей пётр петр платон прохор рамзан рамиль',
  'расул рауф рашид ринат роберт родион ролан роман ростислав руслан рустам савва савелий салман самуил святослав семён семен сергей',
  'серафим спиридон стас станислав степан султан тагир тарас тимофей тимур тихон трофим умар фарид фёдор федор феликс филипп фома',
  'хасан шамиль эдуард эльдар эмиль эрнест юлиан юлий юрий яков ян ярослав ахмед ахмад аслан адам апти арби асламбек бислан заур',
  'зелимхан ислам мовсар саид хусейн якуб джабраил исмаил нурлан бахыт ерлан аскар азамат бауыржан алишер рустем бруно карл отто',
  'густав ганс генрих герхард иво ивар янис андрис мариус раду богумил вацлав станислас милан горан драган зоран джон джеймс томас',
  'ричард уильям чарльз джордж майкл дэвид питер пол стивен гарри жан пьер жак луи анри франсуа артюр юсуф мустафа али',
  'айгуль айнура айша айшат аминат асет асият ажар айжан айзада аида алтынай анель асель аслима бэла бэлла бурлият гузель гулбахор гулзада',
  'гулнара гульмира гульшат гюзель дагмара джамиля джанета дилбар дилфуза динар жанара жаныл жибек жулдыз залина зайнап заира замира',
  'заремат зейнеп зулай зулейха зульфира зухра камила каринна ларина лаура лейли лилит ляйсан ляйля майсарат мака маржан маржанат марха',
  'марьям милана минара мухаббат назира назгуль наргиза нафиса нигора нилуфар нурзада нурия парвана патя перизат петимат раисат разет ралина',
  'рамиля резеда рукият сабина сабират сайдат салимат салтанат сапият сария сауле севара седа сима ситора табарик тамила умият фаризат фериде',
  'фируза хава халимат хатима хеда хедижа чинара чулпан шахло шахноза шолпан эльнара эльмира эсмира юлдуз ясмина нурай мээрим бермет',
  'абдулла абдурахман абдул абдулхаким абдурашид абу-бакар азат айбек айдар айрат акбар али-хан алим алихан альберт амир амирхан амрудин анвар',
  'анзор арсен арслан аскер асхаб ахмат ахмет ахмедхан баир бакыт батыр башир бектур бекзод беслан болат булат ваха вахид висхан гасан',
  'гаджи гаджимурад газимагомед гайрат галым гафур гелани гани данияр дауд даурен дени джамал джамалдин джамбулат джохар дилмурод жамшид',
  'жандос закир залимхан заурбек захид зия зияд зубайр иззат икрам ильгиз ильнур имран иномжон ислан исрапил кайрат камал канат керим курбан кубат',
  'лечи мавлид магомедали магомет малик мансур марсель махмуд медет мехмет мирзо мохмад мурат-али муслим мухаммад мухтар назар назир',
  'нодир нурали нурланбек нурсултан одилжон оюб равшан разак райбек рамазан рамис расим расулбек раджаб рахим ренат ризван рузи рустамбек',
  'сабир садыр саид-ахмед саид-магомед саидмурад сайдхусейн салам салах салех салман салимжан самвел санжар сардор сейран сулейман султанбек',
  'сулумбек тамерлан темирлан тимурлан тофик тумсо тургун турпал узеир умалат умарали урузбек усман фазиль фархад фарход фируз хабиб хамзат',
  'хамид хас-магомед хусейн хызыр чингиз шавкат шамхан шамсаил шарип шерзод шухрат эдил эльбрус эльмар эмин эркин юнус юсуп якуб ясин жоомарт',
  'гедрюс гинтарас арвидас витаутас йонас миндаугас айварс райво тоомас янек юрген дирк ульрих вольфганг фолькер клаус штефан кристоф матс нильс',
  'зураб гия гиорги георги ираклий вахтанг тенгиз арам армен ашот вартан гагик карен рубен тигран хачик сурен левон',
)

export type NamedAs = 'she' | 'he'

/** Whether a text that writes this as a first name speaks of a woman or of a man; undefined where both are called so, or nobody known. */
export function genderOfGiven(given: string): NamedAs | undefined {
  const name = plainly(given)
  if (name.length < 2) return undefined
  if (/\p{Script=Cyrillic}/u.test(name)) return cyrillicGender(name)
  const first = /^[\p{L}]+/u.exec(name)?.[0] ?? name
  if (women.has(name)) return 'she'
  if (shared.has(name)) return undefined
  if (men.has(name) || menInA.has(name)) return 'he'
  if (first !== name) return first === 'jean' ? 'he' : genderOfGiven(first)
  return name.length > 2 && name.endsWith('a') ? 'she' : undefined
}

function cyrillicGender(name: string): NamedAs | undefined {
  if (cyrillicShared.has(name)) return undefined
  if (cyrillicWomen.has(name)) return 'she'
  if (cyrillicMen.has(name)) return 'he'
  if (!cyrillicKnown.has(name)) return undefined
  return /[ая]$/u.test(name) ? 'she' : 'he'
}

/** A given name beyond doubt, and not a word that merely ends like one. */
export function isGivenName(given: string): boolean {
  const name = plainly(given)
  if (/\p{Script=Cyrillic}/u.test(name))
    return cyrillicKnown.has(name) || cyrillicMen.has(name) || cyrillicWomen.has(name)
  return women.has(name) || men.has(name) || womenInA.has(name)
}

/** Names in -a that are no word or place: only these show that somebody is a person. */
const womenInA = set(
  'ada adela adriana agata agatha aida aila aicha aisha alba alessandra alexandra alicia alina alisa alma amalia amanda amelia amina',
  'aminata anastasia andreea angela anita anna antonia ariana asma astra augusta aurelia barbara beata bella benedicta bianca brenda',
  'bruna camilla carla carlotta carolina caterina cecilia celia chiara christina clara claudia clarissa cordelia cornelia cosima',
  'cristina dagmara dana daniela daria daniella debora delia denisa diana dina dominika dora dorota dorothea edda edna elena eleonora',
  'elisa eliza ella elsa elvira emilia emma erica erika ernesta esmeralda eugenia eva evelina fadila faiza fadma fatima fatma',
  'fatoumata federica felicia fiona flora francesca frida gabriela gabriella gemma georgia georgina gerda giulia gloria greta',
  'gulnara habiba hadija halima halina hana hanna helena helga henrietta hilda ida ilona ina inga ioana irena irina irma isabella',
  'ivana jadwiga jamila jana jarmila jessica joanna johanna jolanta josefa juliana julia kamila karina karla karolina katarina',
  'katarzyna katerina kateryna katharina katia khadija klara kristina laila lara larisa latifa laura lea leila lena leonora leyla',
  'lidia lila lilia lina linda lisa livia lola lorena lorna louisa luana lucia lucinda ludmila lydia lyudmila maddalena magda',
  'magdalena maja malika manuela mara marcela margarita maria mariana marianna marika marina marisa marta martha martina',
  'matilda maya medina melania melina melissa mila milena mira miranda mirela mona monica monika mouna nadia nadezhda naima natalia',
  'natasha nathalia nina noella nora norma oksana olena olga olivia ophelia patricia paula paulina pelageya',
  'petra philippa polina rachida radka raisa ramona rania raquel rasa rebecca regina renata rita roberta rosa rosanna roxana sabina',
  'sabrina salima salma samantha samira sandra sara selma serena silvia simona sofia sonia sophia stella stefania susanna svetlana',
  'sylvia tamara tania tanya tara tatiana tatyana teresa tereza thea theodora tina ulla ursula valentina vanessa vera verena veronica',
  'victoria viktoria viola virginia wanda xenia yana yekaterina yelena yevgenia yulia zahra zakia zara zarema zina zita zohra zora',
)
