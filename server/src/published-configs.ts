import type { HallConfig } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import { loadConfigs } from './config-folder.ts'
import { type Asked, askedBySystem } from './engine/asked.ts'
import { calendarDaysLeft } from './engine/calendar-left.ts'
import { halls, newestConfig } from './engine/config.ts'
import type { HallsState } from './engine/state.ts'
import type { Log } from './log.ts'

/** So long before the holiday tables end it is said: the list of the next year is published in November. */
const CALENDAR_ENDS_SOON_DAYS = 60

/** What the files say. A hall without them goes on with what its journal says, loudly: nobody can change it that way. */
export function readConfigs(folder: string, state: HallsState, log: Log, now: number): readonly HallConfig[] {
  const published = halls(state).flatMap((hall) => newestConfig(state, hall) ?? [])
  const configs = loadConfigs(folder, published)
  for (const config of configs) {
    const daysLeft = calendarDaysLeft(config, now)
    if (daysLeft < CALENDAR_ENDS_SOON_DAYS)
      log.warn(
        { folder, hall: config.hall, daysLeft },
        '节假日表快到头了，到头后算不出办理时限；请放入下一年的 calendar-<年>.json 再重启 the holiday tables end soon, and past them no time limit can be reckoned: put in calendar-<year>.json of the next year and restart',
      )
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
