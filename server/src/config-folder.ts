import { hash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type HallConfig, lintCatalogue } from '@onehall/domain'
import { hallConfig } from '@onehall/protocol'

const SAMPLE = fileURLToPath(new URL('../sample/', import.meta.url))
const CALENDAR = /^calendar-\d{4}\.json$/

/** The configuration files do not make a hall. The message is for whoever started the server. */
class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused'
}

/**
 * The configurations of a server's halls from their files: `hall.json`, `catalogue.json` and one `calendar-<year>.json` a year.
 * They stand in the folder itself where there is one hall, or in a folder of its own for each of several; then a catalogue and
 * calendars beside those folders are shared by every hall that has none of its own. A new data folder begins with the sample
 * halls; a hall without files goes on with what was published. A version carries a digest of the content: changed files are a
 * new version, published at the next start and run on from the next day that opens.
 * @param published what the halls of this server run on, by its journal; none before anything was published
 * @returns the halls that have files in the order of their folders' names, then those without
 * @throws {ConfigRefused} files that do not parse, a catalogue in which the lint finds something, or halls whose numbers would meet
 */
export function loadConfigs(folder: string, published: readonly HallConfig[]): readonly HallConfig[] {
  if (!existsSync(folder)) {
    if (published.length > 0) return published
    copySample(folder)
  }
  const loaded = hallFolders(folder).map(loadHall)
  const fault = between(loaded)
  if (fault !== null) throw refused(folder, fault)
  return [...loaded, ...published.filter(({ hall }) => !loaded.some((each) => each.hall === hall))]
}

/** The folders that hold a `hall.json`. */
function hallFolders(folder: string): readonly string[] {
  const own = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'hall.json')))
    .map(({ name }) => join(folder, name))
    .sort()
  const here = existsSync(join(folder, 'hall.json'))
  if (here && own.length > 0) {
    throw refused(
      folder,
      '这里既有一个大厅的 hall.json，又有各厅的文件夹，请只留一种 · there is a hall.json here and folders of halls too: keep one of the two',
    )
  }
  return own.length > 0 ? own : [folder]
}

function loadHall(folder: string): HallConfig {
  const parse = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
  const shared = dirname(folder)
  const calendarsIn = (place: string): string[] => filesOf(place, CALENDAR).map((file) => join(place, file))
  try {
    const hall = parse(join(folder, 'hall.json')) as { readonly version: string }
    const own = join(folder, 'catalogue.json')
    const catalogue = parse(existsSync(own) ? own : join(shared, 'catalogue.json'))
    const calendars = calendarsIn(folder)
    const years = (calendars.length > 0 ? calendars : calendarsIn(shared)).map(parse)
    const digest = hash('sha256', JSON.stringify([hall, catalogue, years])).slice(0, 8)
    const config = hallConfig.parse({ ...hall, version: `${hall.version}-${digest}`, catalogue, calendar: { years } })
    const findings = lintCatalogue(config.catalogue, config)
    if (findings.length > 0)
      throw new Error(findings.map(({ item, text }) => `${item ?? ''} ${text.zh} ${text.en}`).join('\n'))
    return config
  } catch (error) {
    throw refused(folder, (error as Error).message)
  }
}

/** Why these halls cannot be of one server; null where they can. */
function between(configs: readonly HallConfig[]): string | null {
  const twice = (values: readonly string[]) => values.find((value, at) => values.indexOf(value) !== at)
  const hall = twice(configs.map((config) => config.hall))
  if (hall !== undefined) return `两个文件夹是同一个大厅 two folders are the same hall: ${hall}`
  const series = twice(configs.map((config) => config.series))
  return series === undefined
    ? null
    : `两个大厅的编号字母（series）相同，办件编号会重复，请改其中一个 two halls have the same letter (series), so their case numbers would meet, change one: “${series}”`
}

const refused = (folder: string, why: string): ConfigRefused =>
  new ConfigRefused(`${folder}: 配置文件有误 the configuration is not right:\n${why}`)

/** The city's hall and the township's, with the calendar that both keep. */
function copySample(folder: string): void {
  const copy = (from: string, to: string, pattern: RegExp): void => {
    mkdirSync(to, { recursive: true })
    for (const file of filesOf(from, pattern)) cpSync(join(from, file), join(to, file))
  }
  const files = /^(hall|catalogue)\.json$/
  copy(SAMPLE, folder, CALENDAR)
  copy(SAMPLE, join(folder, 'sample-hall'), files)
  copy(join(SAMPLE, 'township'), join(folder, 'sample-township'), files)
}

const filesOf = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder)
    .filter((file) => pattern.test(file))
    .sort()
