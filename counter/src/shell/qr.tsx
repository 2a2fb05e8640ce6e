import QRCode from 'qrcode'
import { useMemo } from 'react'

/** Cells of white around the code, that a scanner needs. */
const QUIET = 4

/** A QR code on paper, as sharp as the printer is. The words beside it say the same to who has no scanner. */
export function Qr({ text }: { readonly text: string }) {
  const { size, path } = useMemo(() => {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
    const dark = Array.from(modules.data.entries()).filter(([, isDark]) => isDark)
    const cells = dark.map(([n]) => `M${(n % modules.size) + QUIET} ${Math.floor(n / modules.size) + QUIET}h1v1h-1z`)
    return { size: modules.size + 2 * QUIET, path: cells.join('') }
  }, [text])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true">
      <path d={path} fill="#000000" />
    </svg>
  )
}
