/**
 * What English spells in two ways: the beginnings of the words, how they go on in London and in Washington, and what follows.
 * A rule may make a word that nobody writes, which finds nothing; it must not make another word ("tour", "tor").
 */
const rules: readonly (readonly [beginnings: string, british: string, american: string, next: string])[] = [
  [
    'arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|' +
      'splend|tum|vap|vig',
    'our',
    'or',
    '(?!a[dt])',
  ],
  ['cali|cent|fib|lit|lust|meag|met|sab|somb|spect|theat', 're', 'er', '(?=s?$)'],
  ['cent', 'red', 'ered', '$'],
  ['practi', 's', 'c', '(?=(?:e[drs]?|ing)$)'],
  // Three letters before it: "prise" is no prize.
  ['\\p{L}{3,}', 'is', 'iz', '(?=(?:e[drs]?|ers|ing|ings|able|ation.*)$)'],
  ['anal|catal|paral', 'ys', 'yz', '(?=(?:e[drs]?|ers|ing)$)'],
  ['program', 'me', '', '(?=s?$)'],
  ['anal|catal|dial|monol|prol', 'ogue', 'og', '(?=s?$)'],
  ['def|lic|off|pret', 'ence', 'ense', '(?=[sd]?$)'],
  ['cance|channe|counse|equa|fue|labe|leve|mode|signa|tota|trave|tunne', 'll', 'l', '(?=(?:ed|ing|ers?|ors?)$)'],
  ['counci|jewe', 'll', 'l', '(?=(?:ors?|ers?)$)'],
  ['enro|fulfi|insta', 'l', 'll', '(?=(?:ments?|s)?$)'],
  ['ski|wi', 'lful', 'llful', ''],
  ['acknowledg|judg', 'ement', 'ment', ''],
  ['ag', 'eing', 'ing', '$'],
  ['gr', 'ey', 'ay', '$'],
  ['s', 'ceptic', 'keptic', ''],
  ['m', 'ould', 'old', ''],
  ['plo', 'ugh', 'w', '(?=(?:s|ed|ing)?$)'],
  ['arch', 'ae', 'e', '(?=olog)'],
  ['p', 'ae', 'e', '(?=diatr)'],
  ['encyclop', 'ae', 'e', '(?=di)'],
  ['', 'aesthet', 'esthet', ''],
  ['an', 'aesthet', 'esthet', ''],
  ['man', 'oeuv', 'euv', '(?=[re])'],
]

const prefixes = '(?:amphi|centi|de|dis|epi|in|inter|kilo|milli|mis|multi|over|pre|re|self|un|under)?'
const read = rules.map(([beginnings, british, american, next]) => ({
  pattern: new RegExp(`^(${prefixes}(?:${beginnings}))(?:${british}|${american})${next}`, 'iu'),
  british: `$1${british}`,
  american: `$1${american}`,
}))
const aWord = /\p{L}+/gu

const respelt = (text: string, way: 'british' | 'american'): string =>
  text.replaceAll(aWord, (word) => {
    const rule = read.find(({ pattern }) => pattern.test(word))
    return rule ? word.replace(rule.pattern, rule[way]) : word
  })

/** A word or a phrase as it is typed, and as it is spelt elsewhere. */
export const spellings = (text: string): string[] => [
  ...new Set([text, respelt(text, 'british'), respelt(text, 'american')]),
]
