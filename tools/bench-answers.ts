import { measureSubmissions } from './bench/submissions.ts'

console.log('| what | figure | unit | bar |\n|---|---:|---|---|')
for (const processes of [1, 2]) {
  for (const { what, value, unit, bar = '' } of await measureSubmissions(processes)) {
    const shown = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })
    console.log(`| ${what} | ${shown} | ${unit} | ${bar} |`)
  }
}
