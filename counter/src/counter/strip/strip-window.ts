import type { Lang } from '@onehall/ui'

/** CSS pixels (screens.md); some browsers make their lowest window a little higher. */
export const STRIP_SIZE = { width: 360, height: 64 }

interface PictureInPicture {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>
}

/**
 * A small window of its own, above all other programs where the browser has Document Picture-in-Picture (Chromium 116 and
 * later, in a secure context; users.md C3), else a popup. Null when the browser allows neither.
 */
export async function openStripWindow(): Promise<Window | null> {
  const { documentPictureInPicture } = window as { documentPictureInPicture?: PictureInPicture }
  const above = await documentPictureInPicture?.requestWindow(STRIP_SIZE).catch(() => null)
  const { width, height } = STRIP_SIZE
  const opened = above ?? window.open('', 'onehall-strip', `popup,width=${width},height=${height}`)
  if (opened !== null) dress(opened.document)
  return opened
}

export function nameStrip({ document: strip }: Window, title: string, lang: Lang): void {
  strip.title = title
  strip.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN'
}

/** The look of this page: an empty window has none. */
function dress(strip: Document): void {
  strip.head.replaceChildren()
  strip.body.replaceChildren()
  for (const style of document.querySelectorAll('link[rel="stylesheet"], style')) {
    const copy = strip.importNode(style, true)
    // The address of an empty window is no base for a relative one.
    if (style instanceof HTMLLinkElement) copy.setAttribute('href', style.href)
    strip.head.append(copy)
  }
}
