declare global {
  interface ImportMeta {
    /** Files as text, by Vite; so that this package needs no Node module even in its tests. */
    glob(pattern: string | readonly string[], options: { query: '?raw'; import: 'default'; eager: true }): Texts
  }
}

/** Text by path. */
export type Texts = Readonly<Record<string, string>>

/** What decides. */
export const DECIDING: Texts = import.meta.glob(['../src/{hall,case,booking}/*.ts', '../src/world.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The tests of domain and protocol, whose titles are the rules of SPEC.md. */
export const TESTS: Texts = import.meta.glob(['../{src,test}/**/*.test.ts', '../../protocol/{src,test}/**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

export const [SPEC = ''] = Object.values(
  import.meta.glob('../SPEC.md', { query: '?raw', import: 'default', eager: true }),
)
