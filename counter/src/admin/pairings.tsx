import { ROUTES, done, pairingList } from '@onehall/protocol'
import { hourMinute } from '@onehall/ui'
import { App, Button, Empty, Input, Select } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTellRefusal } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'

type Pairing = ReturnType<typeof pairingList.parse>[number]

/** Somebody stands at a device and waits: look this often. */
const LOOK_EVERY_MS = 3_000

export function Pairings({ onApproved }: { readonly onApproved: () => void }) {
  const t = useText()
  const [waiting, setWaiting] = useState<readonly Pairing[]>([])
  const read = useCallback(
    () =>
      void rest.get(ROUTES.pairings.path, pairingList).then((answer) => {
        if (answer.ok) setWaiting(answer.value)
      }),
    [],
  )
  useEffect(() => {
    read()
    const timer = setInterval(read, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [read])
  return (
    <section>
      <h1>{t('admin.pairings')}</h1>
      <p>{t('admin.pairingsHelp')}</p>
      {waiting.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('admin.noPairings')} />
      ) : (
        <ul className="pairings">
          {waiting.map((pairing) => (
            <PairingRow
              key={pairing.code}
              pairing={pairing}
              onApproved={() => {
                read()
                onApproved()
              }}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function PairingRow({ pairing, onApproved }: { readonly pairing: Pairing; readonly onApproved: () => void }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { message } = App.useApp()
  const tell = useTellRefusal()
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [counter, setCounter] = useState<string | null>(null)
  const isPc = pairing.kind === 'counter'
  const name = typed.trim()
  const why = isPc && counter === null ? t('admin.needCounter') : name === '' ? t('admin.needName') : null

  async function approve(): Promise<void> {
    if (why !== null || isBusy) return
    setBusy(true)
    const body = { name, ...(counter !== null && { counter }) }
    const answer = await rest.post(ROUTES.approvePairing.path.replace(':code', pairing.code), body, done)
    setBusy(false)
    if (!answer.ok) return tell(answer.refusal)
    void message.success(t('admin.approved', { name }))
    onApproved()
  }

  return (
    <li className={isPc ? 'has-counter' : undefined}>
      <b className="pairing-code number">{pairing.code}</b>
      <span>
        <Mark>{t(`admin.kind.${pairing.kind}`)}</Mark>
      </span>
      <small>{t('admin.since', { time: hourMinute(pairing.createdAt, config.timeZone) })}</small>
      {isPc && (
        <Select
          className="pairing-counter"
          value={counter}
          aria-label={`${t('admin.counter')} ${pairing.code}`}
          placeholder={t('admin.chooseCounter')}
          showSearch={{ optionFilterProp: 'label' }}
          options={config.counters.map(({ id, label, name: of }) => ({
            value: id,
            label: `${t('counter.label', { label })} ${say(of)}`,
          }))}
          onChange={(id) => {
            setCounter(id)
            const label = config.counters.find((each) => each.id === id)?.label ?? id
            if (name === '') setTyped(t('admin.pcOf', { label }))
          }}
        />
      )}
      <Input
        value={typed}
        maxLength={50}
        aria-label={`${t('admin.name')} ${pairing.code}`}
        placeholder={t('admin.namePlaceholder')}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => void approve()}
      />
      <Barred why={why}>
        {(barred) => (
          <Button type="primary" loading={isBusy} onClick={() => void approve()} {...barred}>
            {t('admin.approve')}
          </Button>
        )}
      </Barred>
    </li>
  )
}
