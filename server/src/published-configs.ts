import type { HallConfig } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import { loadConfigs } from './config-folder.ts'
import { type Asked, askedBySystem } from './engine/asked.ts'
import { halls, newestConfig } from './engine/config.ts'
import type { HallsState } from './engine/state.ts'
import type { Log } from './log.ts'

/** What the files say. A hall without them goes on with what its journal says, loudly: nobody can change it that way. */
export function readConfigs(folder: string, state: HallsState, log: Log): readonly HallConfig[] {
  const published = halls(state).flatMap((hall) => newestConfig(state, hall) ?? [])
  const configs = loadConfigs(folder, published)
  for (const config of configs) {
    if (!published.includes(config)) continue
    log.warn(
      { folder, hall: config.hall, version: config.version },
      '没有找到大厅的配置文件，沿用已发布的配置；请放回配置文件 the configuration files of a hall are missing: it goes on with what was published; put them back',
    )
  }
  return configs
}

/** Publishes what the configuration files say, once for each content. */
export async function publishConfig(
  config: HallConfig,
  state: HallsState,
  submit: (asked: Asked) => Promise<Answer>,
): Promise<void> {
  if (newestConfig(state, config.hall)?.version === config.version) return
  const id = `publish.${config.hall}.${config.version}`
  const answer = await submit(askedBySystem(config.hall, id, { type: 'PublishConfig', config }))
  if (!answer.ok) throw new Error(`the configuration could not be published: ${answer.refusal.reason}`)
}
