import fs from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Gauge, Histogram, Registry } from 'prom-client'

/** How often the event loop is looked at; what is measured is this plus the delay. */
const LOOK_MS = 10

export interface Metrics {
  readonly registry: Registry
  /** Commands of one append. */
  readonly groupSize: Histogram
  /** Milliseconds an append took. */
  readonly appendMs: Histogram
  /** Commands that wait for the lane. */
  readonly waitingCommands: Gauge
  readonly sockets: Gauge
  /** Of each hall: 1, or 0 where its journal cannot be read. */
  readonly hallUp: Gauge<'hall'>
  /** Days until the holiday tables of a hall end. */
  readonly calendarDaysLeft: Gauge<'hall'>
  /** Pushes that a hall owes to the platform. */
  readonly outboxDepth: Gauge<'hall'>
  /** Milliseconds that the oldest push owed by a hall has waited. */
  readonly outboxAgeMs: Gauge<'hall'>
  /** Pushes of a hall that a person must look at. */
  readonly outboxDead: Gauge<'hall'>
  /** Ends the measuring of the event loop. */
  stop(): void
}

/** The hall's metrics in a registry of their own. The disk and the event loop are read when they are asked for. */
export function makeMetrics(dataFolder: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `onehall_${name}`, help, registers })
  const ofHall = (name: string, help: string) =>
    new Gauge({ name: `onehall_${name}`, help, labelNames: ['hall'] as const, registers })
  const lag = monitorEventLoopDelay({ resolution: LOOK_MS })
  lag.enable()
  // The gauges below fill themselves when the registry is read.
  void new Gauge({
    name: 'onehall_event_loop_lag_ms',
    help: '99th percentile of the delay of the event loop since the last reading, milliseconds',
    registers,
    collect() {
      const ms = lag.percentile(99) / 1e6 - LOOK_MS
      this.set(Math.max(0, Number.isFinite(ms) ? ms : 0))
      lag.reset()
    },
  })
  void new Gauge({
    name: 'onehall_disk_free_bytes',
    help: 'Bytes free on the disk of the data folder',
    registers,
    async collect() {
      const { bavail, bsize } = await fs.promises.statfs(dataFolder)
      this.set(bavail * bsize)
    },
  })
  return {
    registry,
    groupSize: new Histogram({
      name: 'onehall_append_commands',
      help: 'Commands of one append',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    appendMs: new Histogram({
      name: 'onehall_append_ms',
      help: 'Milliseconds of one append',
      buckets: [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    }),
    waitingCommands: gauge('waiting_commands', 'Commands that wait for the lane'),
    sockets: gauge('sockets', 'Connected sockets'),
    hallUp: ofHall('hall_up', '1 while the hall is in service, 0 where its journal cannot be read'),
    calendarDaysLeft: ofHall('calendar_days_left', 'Days until the loaded holiday tables end'),
    outboxDepth: ofHall('outbox_depth', 'Pushes owed to the platform'),
    outboxAgeMs: ofHall('outbox_age_ms', 'Milliseconds that the oldest push owed has waited'),
    outboxDead: ofHall('outbox_dead', 'Pushes that a person must look at'),
    stop: () => void lag.disable(),
  }
}
