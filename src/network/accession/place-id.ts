/** 'Kraków', 'PL' → 'krakow-pl', as ids of the record are made; names in other scripts keep their letters. */
export function placeIdOf({ name, country }: { name: string; country: string }): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${plain}-${country.toLowerCase()}`
}
