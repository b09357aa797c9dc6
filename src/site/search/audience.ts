import type { Entry, Reader } from '#library'

const invented = 'demonstration '

/** Who may find an entry of that visibility; one of these is enough. */
export function audienceOf({
  visibility,
  networkId,
  demonstration,
}: Pick<Entry, 'visibility' | 'networkId' | 'demonstration'>): string[] {
  const among = visibility === 'network' ? [`network ${networkId ?? ''}`, 'secretariat'] : [visibility]
  return demonstration ? among.map((name) => invented + name) : among
}

/** Invented people find what everybody may, and the rest of their own world alone. */
export function audiencesOf({ secretariat, member, networks, demonstration }: Reader): string[] {
  const inside = [
    ...(member || secretariat ? ['members'] : []),
    ...networks.map((id) => `network ${id}`),
    ...(secretariat ? ['secretariat'] : []),
  ]
  return demonstration ? ['public', ...['public', ...inside].map((name) => invented + name)] : ['public', ...inside]
}

export const isInventedAudience = (audience: readonly string[]): boolean =>
  audience.some((name) => name.startsWith(invented))

export const isPublicAudience = (audience: readonly string[]): boolean =>
  audience.includes('public') || audience.includes(`${invented}public`)
