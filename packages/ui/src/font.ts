/**
 * Loads Noto Sans SC when the page already stands: 101 pieces by Unicode range, of which a browser fetches those it
 * shows. Until then, and for the rare characters it lacks, the system's own CJK font is behind it (`theme.css`).
 */
export function loadFont(): void {
  import('@fontsource-variable/noto-sans-sc/index.css').catch(() => {
    // A page without the font is still readable: the system font stays.
  })
}
