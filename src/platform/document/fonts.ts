import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)

const filesOf = (name: string, family: string, weights: readonly string[]): string[] => {
  const folder = dirname(resolve(`@expo-google-fonts/${name}/package.json`))
  return weights.map((weight) => join(folder, weight, `${family}_${weight}.ttf`))
}

/** The typeface of the pages, as files that programs other than browsers read. */
export const sansFiles = filesOf('source-sans-3', 'SourceSans3', [
  '400Regular',
  '400Regular_Italic',
  '600SemiBold',
  '700Bold',
  '700Bold_Italic',
])

/** Headings, and writing systems that the two typefaces of the house lack. */
export const paperFiles = [
  ...sansFiles,
  ...filesOf('source-sans-3', 'SourceSans3', ['600SemiBold_Italic']),
  ...filesOf('fraunces', 'Fraunces', ['400Regular', '600SemiBold']),
  ...filesOf('noto-sans-arabic', 'NotoSansArabic', ['400Regular', '700Bold']),
  ...filesOf('noto-sans-hebrew', 'NotoSansHebrew', ['400Regular', '700Bold']),
  ...filesOf('noto-emoji', 'NotoEmoji', ['400Regular']),
]
