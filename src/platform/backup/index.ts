export { type Archive, openArchive } from './archive.ts'
export { backup, type BackupOptions } from './backup.ts'
export { type Manifest } from './manifest.ts'
export { restore, type RestoreOptions } from './restore.ts'
