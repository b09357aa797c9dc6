/** Kinds of file that are taken, and what the name of one ends in. */
export const extensions = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} as const
export type FileType = keyof typeof extensions

export const fileTypes = Object.keys(extensions) as FileType[]

/** In bytes. */
export const largestFile = 15_000_000

/** Why a file is not taken. */
export type FileFault = 'empty' | 'size' | 'type' | 'damaged' | 'macros'

export type Inspected = { readonly type: FileType } | { readonly fault: FileFault }

/**
 * The last part of whatever path a browser sent, without what no file name holds. It ends as the type wants, whatever it
 * ended in: nobody's system opens it as something else.
 */
export function namedAs(type: FileType, sent: string): string {
  const name =
    (sent.split(/[\\/]/).at(-1) ?? '')
      .replaceAll(/[\p{Cc}\p{Cf}"<>|?*:]/gu, '')
      .trim()
      .slice(-120) || 'file'
  const ending = extensions[type]
  const alike = type === 'image/jpeg' ? /\.jpe?g$/i : new RegExp(String.raw`\.${ending}$`, 'i')
  return alike.test(name) ? name : `${name}.${ending}`
}
