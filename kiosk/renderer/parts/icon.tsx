/** Line drawings on a field of 48: one stroke, no colour of their own. */
const LINES = {
  card: 'M5 11h38v26H5zM12 31c0-4 3-6 6-6s6 2 6 6M18 22a4 4 0 1 0 0-8 4 4 0 0 0 0 8M30 19h8M30 26h8',
  reader: 'M4 42l7-16h26l7 16zM11 6h26v15H11zM17 16c0-2 1-3 3-3s3 1 3 3M20 12a1 1 0 1 0 0-1M28 11h5M28 16h5M16 34h16',
  ticket: 'M12 5h24v36l-4-3-4 3-4-3-4 3-4-3-4 3zM18 14h12M18 21h12M18 28h7',
  left: 'M29 10L15 24l14 14',
  right: 'M19 10l14 14-14 14',
  end: 'M20 7H9v34h11M19 24h22M33 15l8 9-8 9',
  letters: 'M4 38L15 10l11 28M8 29h14M33 38a6 6 0 1 0 0-12 6 6 0 0 0 0 12M39 26v12',
  help: 'M24 4v18M24 22V8a3 3 0 0 1 6 0v15M30 23V11a3 3 0 0 1 6 0v18c0 9-5 15-13 15-7 0-10-4-13-10l-4-8c-1-3 3-5 5-2l4 6V11a3 3 0 0 1 6 0v12M18 22V7a3 3 0 0 1 6 0',
  warning: 'M24 5L45 42H3zM24 18v12M24 35v2',
  printer: 'M13 18V5h22v13M13 36H5V18h38v18h-8M13 29h22v14H13z',
  check: 'M7 25l12 12L41 11',
  clock: 'M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38M24 13v12l8 5',
  calendar: 'M7 10h34v32H7zM7 19h34M16 5v9M32 5v9M15 27h4M23 27h4M31 27h2M15 34h4M23 34h4',
  people: 'M17 22a7 7 0 1 0 0-14 7 7 0 0 0 0 14M4 40c0-9 5-13 13-13s13 4 13 13M32 9a7 7 0 0 1 0 13M35 28c6 1 9 5 9 12',
  place: 'M24 44C14 32 10 26 10 19a14 14 0 0 1 28 0c0 7-4 13-14 25M24 24a5 5 0 1 0 0-10 5 5 0 0 0 0 10',
  plug: 'M17 5v11M31 5v11M11 16h26v7a13 13 0 0 1-26 0zM24 36v8',
  bed: 'M5 10v30M5 33h38v7M43 33v-6c0-4-3-6-7-6H20v12M12 27a4 4 0 1 0 0-8 4 4 0 0 0 0 8',
  retire: 'M20 13a5 5 0 1 0 0-10 5 5 0 0 0 0 10M20 17c-6 1-8 6-8 14h4l1 14h7l1-14M25 21l8 8M36 24v21M36 24c0-4 6-4 6 0',
  medical: 'M10 14h28v27H10zM18 14V7h12v7M24 20v14M17 27h14',
  house: 'M4 24L24 6l20 18M10 20v23h28V20M20 43V30h8v13',
  'id-household': 'M4 12h40v26H4zM11 32c0-4 3-6 6-6s6 2 6 6M17 23a4 4 0 1 0 0-8 4 4 0 0 0 0 8M29 19h9M29 25h9M29 31h6',
  allowance: 'M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38M16 13l8 11 8-11M24 24v13M16 26h16M16 31h16',
  collect: 'M10 5h20l8 8v20H10zM29 5v9h9M16 20h14M16 26h8M28 36a5 5 0 1 0 0-1M25 39l-2 6 5-2 5 2-2-6',
  family:
    'M15 16a5 5 0 1 0 0-10 5 5 0 0 0 0 10M34 18a4 4 0 1 0 0-9 4 4 0 0 0 0 9M5 42c0-14 3-21 10-21s9 5 10 12M26 42c0-12 2-19 8-19s9 7 9 19M25 35a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  business: 'M6 15h36v26H6zM17 15V8h14v7M6 26h36M21 26v5h6v-5',
  other: 'M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38M15 24h1M24 24h1M33 24h1',
  unsure: 'M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38M18 19c0-8 12-8 12 0 0 5-6 5-6 10M24 34v2',
} as const

export type IconName = keyof typeof LINES

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={LINES[name]} />
    </svg>
  )
}
