import { hash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type HallConfig, lintCatalogue } from '@onehall/domain'
import { hallConfig } from '@onehall/protocol'

const SAMPLE = fileURLToPath(new URL('../sample/', import.meta.url))

/** The configuration files do not make a hall. The message is for whoever started the server. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused'
}

/**
 * A hall's configuration from its files: `hall.json`, `catalogue.json` and one `calendar-<year>.json` a year. A new data
 * folder begins with the sample hall's; one whose folder of files is gone goes on with what was published. The version carries a digest of the content: changed files are a new version,
 * published at the next start and run on from the next day that opens.
 * @param published what this hall runs on, by its journal; null before anything was published
 * @throws {ConfigRefused} files that do not parse, or a catalogue in which the lint finds something
 */
export function loadConfig(folder: string, published: HallConfig | null): HallConfig {
  if (!existsSync(folder)) {
    if (published !== null) return published
    copySample(folder)
  }
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  try {
    const hall = read('hall.json') as { readonly version: string }
    const catalogue = read('catalogue.json')
    const years = configFiles(folder, /^calendar-\d{4}\.json$/).map(read)
    const digest = hash('sha256', JSON.stringify([hall, catalogue, years])).slice(0, 8)
    const config = hallConfig.parse({ ...hall, version: `${hall.version}-${digest}`, catalogue, calendar: { years } })
    const findings = lintCatalogue(config.catalogue, config)
    if (findings.length > 0)
      throw new Error(findings.map(({ item, text }) => `${item ?? ''} ${text.zh} ${text.en}`).join('\n'))
    return config
  } catch (error) {
    throw new ConfigRefused(`${folder}: 配置文件有误 the configuration is not right:\n${(error as Error).message}`)
  }
}

function copySample(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const file of configFiles(SAMPLE, /^(hall|catalogue|calendar-\d{4})\.json$/))
    cpSync(join(SAMPLE, file), join(folder, file))
}

const configFiles = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder)
    .filter((file) => pattern.test(file))
    .sort()
