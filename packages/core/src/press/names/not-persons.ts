/** What looks like a name and is nobody’s: offices, places, landmarks. */

export const notPersons =
  /^(?:in|at|near|through|outside|inside|around|across|the|on|weekly|newspaper|paper|daily|magazine|agency|site|website|channel|outlet|broadcaster|l'hebdomadaire|hebdomadaire|journal|quotidien|à|dans|в|во|на|из|(?:столиц|город|сел[еа]|пос[её]л[ко]|деревн|станиц|район|област|регион|провинц|республик|стран)\p{L}{0,3})$/u

/** "North Korea", "Port Ellan": a place by its first word. */
export const placeLike =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|New|Upper|Lower|Port|San|Los|Las|Great|Mount|Lake|River|Cape|Fort|Central|Old) /u

export const landmarks =
  /^(?:castle|hill|hills|lane|bridge|park|hall|church|tower|island|river|lake|beach|harbour|harbor|valley|village|woods|forest|moor|coast|bay|grove|street|road|court|field|chambers?|trust|house|young|guard)$/u
