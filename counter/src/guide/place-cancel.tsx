import type { CancelReason } from '@onehall/domain'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Barred } from '../shell/barred.tsx'
import { useText } from '../texts/texts.ts'

const REASONS: readonly CancelReason[] = ['visitor', 'mistake', 'not-printed', 'staff']

interface CancelProps {
  readonly number: string
  readonly isBusy: boolean
  readonly onCancel: (reason: CancelReason) => void
}

/** Takes who waits out of the line, with a reason. */
export function PlaceCancel({ number, isBusy, onCancel }: CancelProps) {
  const t = useText()
  const [reason, setReason] = useState<CancelReason | null>(null)
  return (
    <div className="place-cancel">
      <Radio.Group
        aria-label={t('guide.why')}
        value={reason}
        options={REASONS.map((value) => ({ value, label: t(`guide.why.${value}`) }))}
        onChange={({ target }) => setReason(target.value as CancelReason)}
      />
      <Barred why={reason === null ? t('guide.whyNeeded') : null}>
        {(barred) => (
          <Button danger loading={isBusy} onClick={() => reason !== null && onCancel(reason)} {...barred}>
            {t('guide.cancelOf', { number })}
          </Button>
        )}
      </Barred>
    </div>
  )
}
