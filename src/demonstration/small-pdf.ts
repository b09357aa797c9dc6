/** A page of lines in PDF, as small as one can be. */
export function smallPdf(lines: readonly string[]): Buffer {
  const said = lines.map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj T*`).join('\n')
  const text = `BT /F1 12 Tf 18 TL 60 780 Td\n${said}\nET`.replaceAll('’', "'")
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let written = '%PDF-1.4\n'
  const places = parts.map((part, i) => {
    const at = written.length
    written += `${i + 1} 0 obj\n${part}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = parts.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`
  // One sign is one byte, so that the places in the table hold.
  return Buffer.from(written + table + end, 'latin1')
}
