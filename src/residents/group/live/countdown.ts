/** Counts the minutes of a talk down, by this device's clock from what was left when the server said it. */
export function countDown(within: ParentNode, locale: string): () => void {
  const talk = within.querySelector<HTMLElement>('[data-left]')
  const shown = talk?.querySelector<HTMLElement>('[data-count]')
  if (!talk || !shown) return () => {}
  const ends = performance.now() + Number(talk.dataset['left']) * 1000
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 })
  const one = new Intl.NumberFormat(locale)
  const say = () => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000))
    const over = left === 0
    talk.classList.toggle('over', over)
    shown.textContent = over
      ? (talk.dataset['over'] ?? '')
      : `${one.format(Math.floor(left / 60))}:${two.format(left % 60)}`
    if (over) clearInterval(timer)
  }
  const timer = setInterval(say, 500)
  say()
  return () => clearInterval(timer)
}
