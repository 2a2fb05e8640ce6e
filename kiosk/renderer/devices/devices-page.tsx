import { DemoRibbon, LanguageSwitch, makeUseText, useLang } from '@onehall/ui'
import { useEffect, useState } from 'react'
import type { DeviceAnswer, DevicesState, DeviceVerb } from '../../bridge/devices.ts'
import type { SocketBridge } from '../bridge-socket.ts'
import type { DeviceText } from './texts.ts'

const useText = makeUseText<DeviceText>()
type Ask = (verb: DeviceVerb, argument?: unknown) => Promise<DeviceAnswer>

const CONDITIONS = ['ready', 'near-end', 'paper-out', 'cover-open', 'mute', 'loses-paper', 'dies'] as const
const FAULTS = ['refused', 'checksum', 'wrong-length', 'mute', 'split'] as const

/** Printer and reader of this kiosk, and the hands on their simulations. */
export function DevicesPage({ bridge, ask }: { readonly bridge: SocketBridge<DevicesState>; readonly ask: Ask }) {
  const t = useText()
  const [state, setState] = useState<DevicesState | null>(null)
  const [there, setThere] = useState(true)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const stops = [
      bridge.onState((parts) => setState((before) => ({ ...before, ...parts }) as DevicesState)),
      bridge.onHost(setThere),
    ]
    return () => stops.forEach((stop) => stop())
  }, [bridge])

  const act = (verb: DeviceVerb, argument?: unknown): void => {
    ask(verb, argument).then(
      (answer) => setSaid(answer.ok ? '' : t('no', { why: answer.why })),
      () => setSaid(t('gone')),
    )
  }
  return (
    <>
      <header className="head">
        <h1>{t('title')}</h1>
        {state?.demo === true && <DemoRibbon />}
        <p>{t('about')}</p>
        <a href="/kiosk/">{t('kiosk')}</a>
        <LanguageSwitch />
      </header>
      <main className="bench">
        <p className="said" role="status">
          {there ? said : t('gone')}
        </p>
        {state !== null && (
          <>
            <div className="devices">
              <Printer state={state} act={act} />
              <Reader state={state} act={act} />
            </div>
            {(state.unjoined > 0 || state.refused.length > 0) && <OwnNumbers state={state} act={act} />}
            <Papers state={state} />
          </>
        )}
      </main>
    </>
  )
}

interface DeviceProps {
  readonly state: DevicesState
  readonly act: (verb: DeviceVerb, argument?: unknown) => void
}

function Printer({ state: { printer }, act }: DeviceProps) {
  const t = useText()
  const { status, condition } = printer
  const state =
    status.kind === 'unknown'
      ? t('status.unknown')
      : status.kind === 'not-ready'
        ? t(`status.${status.why}`)
        : t(status.paperNearEnd ? 'status.near-end' : 'status.ready')
  return (
    <section className="device" aria-labelledby="printer">
      <h2 id="printer">{t('printer')}</h2>
      <p>
        {condition === null ? t('real') : t('virtual')}, {t('address', { address: printer.address })}
      </p>
      <p className={status.kind === 'ready' ? 'state state-good' : 'state'} role="status">
        {state}
      </p>
      {condition !== null && (
        <fieldset className="switches">
          <legend>{t('switches')}</legend>
          {CONDITIONS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="condition"
                checked={condition === each}
                onChange={() => act('setPrinter', { condition: each })}
              />
              {t(`switch.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      <button type="button" className="oh-button" onClick={() => act('printTestPage')}>
        {t('test')}
      </button>
    </section>
  )
}

/** Numbers that this kiosk gave out while the server was away, and that are not in the hall. */
function OwnNumbers({ state: { unjoined, refused }, act }: DeviceProps) {
  const t = useText()
  const [lang] = useLang()
  return (
    <section className="device own" aria-labelledby="own">
      <h2 id="own">{t('own')}</h2>
      {unjoined > 0 && <p role="status">{t('own.unjoined', { count: unjoined })}</p>}
      <ul className="own-refused">
        {refused.map(({ number, why }) => (
          <li key={number}>
            <strong>{number}</strong>
            <span>{why[lang]}</span>
            <button type="button" className="oh-button" onClick={() => act('seenTo', { number })}>
              {t('own.seenTo', { number })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reader({ state: { reader, cards }, act }: DeviceProps) {
  const t = useText()
  const [lang] = useLang()
  return (
    <section className="device" aria-labelledby="reader">
      <h2 id="reader">{t('reader')}</h2>
      <p>
        {reader.simulated ? t('simulator') : t('reader.real')}, {t('address', { address: reader.address })}
      </p>
      <p className={reader.state === 'away' ? 'state' : 'state state-good'} role="status">
        {t(`reader.${reader.state}`)}
        {reader.problem !== null && ` · ${t('reader.problem', { code: reader.problem })}`}
      </p>
      {reader.simulated && (
        <>
          <h3>{t('cards')}</h3>
          <p>{t('cards.note')}</p>
          <ul className="cards">
            {cards.map(({ key, label }) => (
              <li key={key}>
                <button
                  type="button"
                  className="card"
                  aria-pressed={reader.lying === key}
                  onClick={() => act('layCard', { key })}
                >
                  {label[lang]}
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="oh-button oh-button-primary"
            disabled={reader.lying === null}
            onClick={() => act('takeCard')}
          >
            {t('take')}
          </button>
          <h3>{t('faults')}</h3>
          <div className="row">
            {FAULTS.map((fault) => (
              <button key={fault} type="button" className="oh-button" onClick={() => act('spoilRead', { fault })}>
                {t(`fault.${fault}`)}
              </button>
            ))}
            <button type="button" className="oh-button" onClick={() => act('plugReader', { plugged: !reader.plugged })}>
              {reader.plugged ? t('unplug') : t('plug')}
            </button>
          </div>
        </>
      )}
    </section>
  )
}

function Papers({ state: { papers, timeZone } }: Pick<DeviceProps, 'state'>) {
  const t = useText()
  const [lang] = useLang()
  const time = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeStyle: 'medium',
    ...(timeZone !== null && { timeZone }),
  })
  return (
    <section className="papers" aria-labelledby="papers">
      <h2 id="papers">{t('papers')}</h2>
      {papers.length === 0 ? (
        <p>{t('papers.none')}</p>
      ) : (
        <ol>
          {papers.map(({ id, at, text, fault }) => (
            <li key={id}>
              <figure>
                <img src={`/devices/paper/${id}.svg`} alt={text} />
                <figcaption>
                  {t('paper.name', { id, time: time.format(at) })}
                  {fault !== null && <strong className="fault">{t('paper.fault', { fault })}</strong>}
                </figcaption>
              </figure>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
