import { href } from '#routes'

/** Whose part of the trail is shown. */
export type TrailPart = { kind: 'all' } | { kind: 'place' | 'network'; id: string; name: string }

interface TrailQuery {
  action?: string | undefined
  before?: number | undefined
}

export function trailAddress(
  part: TrailPart,
  lang: string,
  { action, before }: TrailQuery = {},
  form: 'page' | 'file' = 'page',
) {
  const query = { action, before }
  if (part.kind === 'all') return href(form === 'page' ? 'trail' : 'trailFile', { lang }, query)
  const { kind, id } = part
  if (kind === 'place') return href(form === 'page' ? 'placeTrail' : 'placeTrailFile', { lang, id }, query)
  return href(form === 'page' ? 'networkTrail' : 'networkTrailFile', { lang, id }, query)
}
