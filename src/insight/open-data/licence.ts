/**
 * Why this one stands in docs/decisions/0004-open-data.md: coordinates and many populations come from GeoNames, which
 * asks to be named (CC BY 4.0); nothing in the record asks for more.
 */
export const licence = {
  name: 'Creative Commons Attribution 4.0 International',
  spdx: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  legalCode: 'https://creativecommons.org/licenses/by/4.0/legalcode',
  /** As the EU's authority table of licences names it, for catalogues. */
  authority: 'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
} as const
