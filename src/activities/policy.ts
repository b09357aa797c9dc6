import type { Policy } from '#network'

export const activitiesPolicy: Policy = {
  'events.read': {
    sentence: {
      en: 'Read what happens and what has happened, and take it into a calendar of one’s own; members and networks also find what is for them alone.',
      fr: 'Lire ce qui se passe et s’est passé, et le reprendre dans son propre agenda ; les membres et les réseaux y trouvent aussi ce qui leur est réservé.',
    },
    routes: ['GET events', 'GET eventsCalendar', 'GET event', 'GET eventCalendar'],
    allow: 'everyone',
  },
  'projects.read': {
    sentence: {
      en: 'Read about the projects of places and networks.',
      fr: 'Lire ce qui concerne les projets des territoires et des réseaux.',
    },
    routes: ['GET projects', 'GET project'],
    allow: 'everyone',
  },
}
