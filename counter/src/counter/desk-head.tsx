import { PoweroffOutlined, SwapOutlined } from '@ant-design/icons'
import type { Counter } from '@onehall/domain'
import { Button, Popconfirm } from 'antd'
import type { Asking } from '../shell/ask.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { Barred } from '../shell/barred.tsx'
import type { DeskView } from './use-desk.ts'

interface DeskHeadProps {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
  readonly onChange: () => void
}

const COLOURS = { closed: 'plain', open: 'good', paused: 'plain', calling: 'watch', serving: 'info' } as const

/** Which counter this is and how it stands; closing it, or moving to another. */
export function DeskHead({ counter, desk: { state, hand, isMine }, asking, onChange }: DeskHeadProps) {
  const t = useText()
  const say = useSay()
  const { label, id, name } = counter
  const why = hand === null ? null : t('counter.closeBusy', { number: hand.number })
  return (
    <header className="desk-head">
      <h1>
        {t('counter.label', { label })}
        <Mark tone={COLOURS[state.status]}>{t(`counter.status.${state.status}`)}</Mark>
      </h1>
      <p>{say(name)}</p>
      {!isMine ? (
        <Button icon={<SwapOutlined />} onClick={onChange}>
          {t('counter.change')}
        </Button>
      ) : (
        <Barred why={why}>
          {(barred) => (
            <Popconfirm
              title={t('counter.closeConfirm', { label })}
              disabled={why !== null}
              onConfirm={() => void asking.ask({ type: 'CloseCounter', counter: id })}
            >
              <Button icon={<PoweroffOutlined />} loading={asking.pending === 'CloseCounter'} {...barred}>
                {t('counter.close')}
              </Button>
            </Popconfirm>
          )}
        </Barred>
      )}
    </header>
  )
}
