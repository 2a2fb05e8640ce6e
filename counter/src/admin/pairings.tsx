import { ROUTES, done, pairingList } from '@onehall/protocol'
import { hourMinute } from '@onehall/ui'
import { App, Button, Empty, Input } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTellRefusal } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { Mark } from '../shell/mark.tsx'
import { useText } from '../texts/texts.ts'

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
  const { config } = useHall()
  const { message } = App.useApp()
  const tell = useTellRefusal()
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const name = typed.trim()

  async function approve(): Promise<void> {
    if (name === '' || isBusy) return
    setBusy(true)
    const answer = await rest.post(ROUTES.approvePairing.path.replace(':code', pairing.code), { name }, done)
    setBusy(false)
    if (!answer.ok) return tell(answer.refusal)
    void message.success(t('admin.approved', { name }))
    onApproved()
  }

  return (
    <li>
      <b className="pairing-code number">{pairing.code}</b>
      <span>
        <Mark>{t(`admin.kind.${pairing.kind}`)}</Mark>
      </span>
      <small>{t('admin.since', { time: hourMinute(pairing.createdAt, config.timeZone) })}</small>
      <Input
        value={typed}
        maxLength={50}
        aria-label={`${t('admin.name')} ${pairing.code}`}
        placeholder={t('admin.namePlaceholder')}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => void approve()}
      />
      <Barred why={name === '' ? t('admin.needName') : null}>
        {(barred) => (
          <Button type="primary" loading={isBusy} onClick={() => void approve()} {...barred}>
            {t('admin.approve')}
          </Button>
        )}
      </Barred>
    </li>
  )
}
