import { type RestRefusal, refusalText } from '@onehall/protocol'
import { Button, Result, Spin } from 'antd'
import { useSay, useText } from '../texts/texts.ts'

export function HallLoading() {
  const t = useText()
  return (
    <div className="waiting">
      <Spin size="large" description={t('shell.loading')}>
        <div className="waiting-room" />
      </Spin>
    </div>
  )
}

interface Failed {
  readonly refusal: RestRefusal
  readonly onRetry: () => void
}

export function HallFailed({ refusal, onRetry }: Failed) {
  const t = useText()
  const say = useSay()
  const retry = (
    <Button type="primary" onClick={onRetry}>
      {t('shell.retry')}
    </Button>
  )
  return (
    <div>
      <Result status="warning" title={t('shell.failed')} subTitle={say(refusalText(refusal))} extra={retry} />
    </div>
  )
}
