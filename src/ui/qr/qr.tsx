import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'

/** Cameras want dark on light with a margin, in whichever colours the page is shown. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const code = generate(content)
  const margin = 4
  const size = code.size + 2 * margin
  return (
    <svg class="qr" viewBox={`${-margin} ${-margin} ${size} ${size}`} role="img" aria-label={label}>
      <rect x={-margin} y={-margin} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
