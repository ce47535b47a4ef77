/**
 * The English words of return codes: a thousand everyday ones, written for this program. docs/formats/line.md, rule N3.
 *
 * Word number n stands for the group n, counted from 000. The list never changes, in order or in content: a code on
 * paper from this year must open in the next.
 */
import type { WordList } from '../return-code.ts'

export const english: WordList = {
  language: 'en',
  words: `
    abacus acorn acrobat actor address advice agenda airmail airport album almond alphabet alpine always amateur
    amber ancient angle annual answer antenna antique apple apricot apron aquarium arcade arena armchair aroma
    article ashtray assembly athlete atlas atom attic audience august author autumn avocado awning backpack badger
    bagel baggage bakery balance balcony balloon bamboo bandana bargain barley barn barrel baseball basil basket
    bathroom battery beak beanbag bedroom bedtime beehive beetle begin bell bench beret bicycle binder birch
    birdcage birthday biscuit blanket blazer blender blossom blouse blues bonnet bookcase booth bottle bouquet bowl
    bowtie bracelet branch bread breeze brick bronze brook brush bubble bucket buffet build bulb bumper bundle
    bungalow burger burrow bus butter buzzer cabbage cable cactus cafe calendar calf camera campfire canary candle
    canoe canvas caramel cardigan cargo carousel carpet carrot carton cattle cedar ceiling celery cello ceramic
    champion channel chapter charcoal checkers cheddar cheese chef cherry chestnut chicken chilly chimney chipmunk
    chorus chutney cinema cinnamon circus citrus city clarinet clay cleaner clock closet cloth cloud clover clumsy
    cluster coast cobweb cocoa coffee coin collar comb comic common compass concert confetti cookie copper copy
    cordial corner cottage coupon cowbell craft crane crater crayon creamy crew crisp crumb crunchy crystal cube
    cucumber culture cupboard cupcake curious curly curtain cushion cycling daisy dancer daylight decade december
    design dessert detail diagram diamond diary dig dinner dinosaur distance doll dolphin dome domino door double
    downhill drama drawer dream dresser driveway drizzle droplet drummer duckling dusk dustpan duvet eagle early
    earmuff earring earth easel easy editor eggplant element elephant elevator emerald empty energy engine enough
    envelope episode equator eraser essay evening exact example explorer express extra fabric factory falcon famous
    fancy farm fashion felt fence ferry field figure filter finish first fisher flamingo flannel float floor florist
    flute flyer foam folder folk food football forest fortune forward fox fraction frame freezer fresh fridge frog
    frozen fudge funnel future gadget galaxy gallery garage garden garlic garment gate gather gearbox gentle
    geometry gift ginger giraffe glad glider glitter glossy glove goat goblet goggles golden goose grammar granite
    grape grateful gravity greeting grocery group guide guitar gym habit hammock hamster handbag happy harvest
    haystack hazelnut heap heater hedge herald hero herring highland hill history hive hobby hockey holiday holly
    homework honey hoodie horizon horn hotplate humid hungry icicle icing icon idea illusion image improve inch ink
    insect inside interval invite island issue item ivory ivy jacket jaguar jar jasmine jazz jeans jeep jelly jersey
    jewel jigsaw joke journal joyful jug juice jumble june jungle junior kangaroo kayak ketchup kettle keyboard
    keyhole kimono kind kitchen kite kiwi koala ladder ladle ladybird lake lamp landmark language lantern lapel
    lasso laundry laurel lavender lawn layer lazy leaf league leather legend lemon lentil leopard lesson lettuce
    level library lid lifeboat light lilac lily lining liquid listen lively lizard lobster local log logic lollipop
    lotion lotus lounge lucky luggage lukewarm lunch luxury lyric macaroni machine mackerel magazine magician magnet
    magpie mahogany mailbox mandarin mango many maple marathon marble market marrow marvel mascot mattress maximum
    meadow meal measure mellow melon memory mend mention meringue mesh middle midnight mild millet miner minimum
    miracle mirror mitten mixture mobile modern moment monday monitor month mop morning motor mountain mouse mower
    mud muddy muesli muffin mulberry multiply museum mushroom muslin mustard nap napkin natural nearby nectar nest
    never nickname nightcap nine noisy noodle noon north notebook nougat november numeral nutmeg nutshell nylon oak
    oasis oatcake oatmeal oats occasion ocean octopus office often olive onion onward opera optical orange orchard
    original outdoor outfit outside oval oven overcoat oxygen ozone paddle padlock page paint palette pancake panda
    paper paprika parcel park parsley pasta pathway patio pattern pavement peacock peanut pearl pebble pelican
    pencil pendant penguin pepper period permit petal petrol pharmacy photo pianist pickle picnic pigeon piglet
    pillow pilot pitcher pizza plaid plank plastic platter pleasant pledge plug plumber poet polar polite polka
    pollen pond popcorn poppy popular porch porridge portrait postcard potato pottery powder practice present price
    primrose printer product project proverb pudding pull pumpkin purple purse puzzle pyramid quail quality quarter
    question quickly quiet quill quiz rabbit race radish rafter raincoat raisin ramble random ravioli ready rear
    receipt recipe record recycle redwood refresh regular remember repair repeat report result reunion rhyme ribbon
    riding ripen ripple river roadside robin rocking roller roof roomy rooster rough round row rubber rugby ruler
    runner rural rustic sailboat salad salmon salty samba sandwich sapphire sardine satchel satin saturday saucer
    sauna sausage scallop scarf scatter scenic school science scone scooter screen script scroll seagull seahorse
    season seaweed seed sequel series service sesame several shampoo shape shawl sheep shelf shepherd sherbet
    shimmer shiny shirt shoelace shop shore shovel shower shrub sidecar signpost silk silver simple skate sketch ski
    skill skyline sleeve slice slipper slope small smile smooth snack snail snooze snow soccer social socket sofa
    soil solid solo sorbet sort soup south spade spaniel sparrow speaker speech spicy spinach spiral splash spoke
    sponge spoon spread spring sprout spruce square squirrel stable stadium stairway stamp star steady sticker stock
    stool story stove straw stream stripe strong student style subject sugar suitcase summer sunday sunny sunrise
    sunset supper surface surprise swallow swan sweater sweet swimming swing switch symphony syrup system tablet
    taco tadpole tailor takeaway talent tall tape tartan tasty taxi teacher teapot teaspoon teddy telegram tempo
    tennis tent terrace textile thirsty thistle thread thursday ticket tidy tile timber tin tinfoil tiptoe toaster
    today together tomato tomorrow tonight tortoise toucan towel town toy tractor trade traffic train tram treasure
    tree triangle trickle triple trombone trophy trout truck truffle trumpet tuesday tulip tuna turban turkey turnip
    turtle tweezers twig twilight twinkle typical umbrella unique unit universe unlock unpack until update upstairs
    upward useful usual vacation valley van vanilla varnish velvet version video village vinegar vinyl violet
    visitor vivid voice volume waffle wagon waiter walking wallet walnut walrus wardrobe wash watch wax weave
    website weekend welcome welder wheel whisk wicker wide width window winter wobble wonder wool workshop world
    wrapper wreath wren wrinkle yacht yard yeast zebra zigzag zipper zoo
  `
    .trim()
    .split(/\s+/),
}
