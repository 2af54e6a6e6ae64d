/** Letters that read as others, by which one name can be taken for another in a different script. */

/**
 * The single letters of the Latin, Greek, Coptic, Cyrillic, Armenian, Cherokee and Lisu scripts that Unicode TS 39
 * (confusables.txt) gives as look-alikes of a Latin letter. It takes I, l and 1 together, and O and 0, which would
 * refuse ordinary names: here what looks like a capital I is an i, and digits are themselves.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'ɑΑαАаᎪꓮ',
  b: 'ƄꞴΒВЬᏏᏴꓐ',
  c: 'ᴄⲤⲥСсᏟꮯꓚ',
  d: 'ԁᎠᏧꓒꓓ',
  e: 'ꬲΕЕеҽᎬꓰ',
  f: 'ẝꞘꞙꬵϜքꓝ',
  g: 'ƍɡᶃԌցᏀᏳꓖ',
  h: 'ΗⲎНһհᎻᏂꓧ',
  i: 'ıɩɪΙιⲒІіӀӏꙇᎥꭵꓲ',
  j: 'ꞲͿϳЈјᎫꓙ',
  k: 'ΚⲔКᏦꓗ',
  l: 'ƖǀⳐᏞꓡ',
  m: 'ΜϺⲘМᎷꓟ',
  n: 'ΝⲚոռꓠ',
  o: 'ᴏᴑꬽΟοσⲞⲟОоՕօꓳ',
  p: 'ΡρⲢⲣРрᏢꓑ',
  q: 'ԛգզ',
  r: 'ƦꭇꭈᴦⲅгᎡᏒꮁꓣ',
  s: 'ƽꜱЅѕՏᏕᏚꮪꓢ',
  t: 'ΤⲦТᎢꓔ',
  u: 'ʋᴜꞟꭎꭒυՍսꓴ',
  v: 'ᴠνѴѵᏙꮩꓦ',
  w: 'ɯᴡѡԜԝաᎳᏔꮃꓪ',
  x: 'ꞳΧⲬХхꓫ',
  y: 'ɣʏᶌỿꭚΥγⲨУуҮүᎩᎽꓬ',
  z: 'ᴢΖᏃꮓꓜ',
}

const latinOf = new Map(
  Object.entries(lookAlikes).flatMap(([latin, letters]) => [...letters].map((letter) => [letter, latin])),
)

/** Each letter that looks like a Latin one as that one, in small; what is none stays, taken apart (NFKD). */
export const inLatin = (text: string): string =>
  Array.from(text.normalize('NFKD'), (letter) => latinOf.get(letter) ?? letter).join('')
