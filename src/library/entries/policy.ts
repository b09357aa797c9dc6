import type { Policy } from '#network'

const writes = { secretariat: 'any', network_coordinator: 'own network' } as const

export const entriesPolicy: Policy = {
  'record.see': {
    sentence: {
      en: 'See what the record holds and lacks, take it away as a file, and begin an entry.',
      fr: 'Voir ce que le registre contient et ce qui y manque, l’emporter dans un fichier et commencer une fiche.',
    },
    routes: ['GET record', 'GET recordFile', 'GET recordKind', 'GET recordNew'],
    allow: writes,
  },
  'record.add': {
    sentence: {
      en: 'Add an entry to the record, of the programme (secretariat) or of one’s own network.',
      fr: 'Ajouter une fiche au registre, du programme (secrétariat) ou de son propre réseau.',
    },
    routes: ['POST recordNew'],
    allow: writes,
  },
  'record.import': {
    sentence: {
      en: 'Bring entries in from a file, after a preview of what will change.',
      fr: 'Importer des fiches depuis un fichier, après un aperçu de ce qui changera.',
    },
    routes: ['GET recordImport', 'POST recordImport'],
    allow: writes,
  },
  'record_entry.read': {
    sentence: {
      en: 'Open an entry for editing, with its versions.',
      fr: 'Ouvrir une fiche pour la modifier, avec ses versions.',
    },
    routes: ['GET recordEntry', 'GET recordVersion'],
    allow: writes,
    target: 'entry',
  },
  'record_entry.write': {
    sentence: {
      en: 'Change an entry, publish or withdraw it, bring it or one of its versions back.',
      fr: 'Modifier une fiche, la publier ou la retirer, la rétablir ou en rétablir une version.',
    },
    routes: ['POST recordEntry', 'POST recordWithdraw', 'POST recordVersion'],
    allow: writes,
    target: 'entry',
  },
}
