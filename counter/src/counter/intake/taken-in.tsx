import { InboxOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import type { CaseId, Counter, VisitCase } from '@onehall/domain'
import { refusalText } from '@onehall/protocol'
import { Alert, Button } from 'antd'
import { createPortal } from 'react-dom'
import { useAsk } from '../../shell/ask.tsx'
import { useCase } from '../../shell/case-details.ts'
import { useHall } from '../../shell/hall.tsx'
import { Mark } from '../../shell/mark.tsx'
import { useSay, useText } from '../../texts/texts.ts'
import { PromiseText } from './promise-text.tsx'
import { Receipt } from './receipt.tsx'

interface TakenInProps {
  readonly visitCase: VisitCase
  readonly receiptNo: string
  readonly counter: Counter
  readonly onAnother: () => void
}

interface HandToSelfProps {
  readonly caseId: CaseId
  readonly isDone: boolean
  readonly onDone: () => void
}

/** 自交接: who also handles the files of the department takes this one over at once (users.md T15). */
function HandToSelf({ caseId, isDone, onDone }: HandToSelfProps) {
  const t = useText()
  const { pending, ask } = useAsk()
  if (isDone) return <Mark tone="good">{t('taken.handedToSelf')}</Mark>
  return (
    <Button
      icon={<InboxOutlined />}
      size="large"
      loading={pending !== null}
      onClick={() => void ask({ type: 'ReceiveFile', case: caseId }).then((answer) => answer?.ok && onDone())}
    >
      {t('taken.handToSelf')}
    </Button>
  )
}

/** The file was taken in: its receipt number, large enough to read out, and the paper for the visitor. */
export function TakenIn({ visitCase, receiptNo, counter, onAnother }: TakenInProps) {
  const t = useText()
  const say = useSay()
  const { config, info } = useHall()
  const { details, refusal, read } = useCase(visitCase.case, receiptNo)
  const item = config.catalogue.items.find(({ key }) => key === visitCase.item)
  return (
    <div className="taken">
      <p className="taken-label">
        {t('taken.receiptNo')}
        {details !== null && (
          <Mark tone="good">{t(details.acceptedAt === null ? 'taken.received' : 'taken.accepted')}</Mark>
        )}
      </p>
      <p className="taken-number number" data-testid="receipt-number">
        {receiptNo}
      </p>
      {details !== null && item !== undefined && (
        <p className="taken-promised">
          <PromiseText date={details.promisedDate} limit={item.promised} />
        </p>
      )}
      {refusal !== null && (
        <Alert
          type="warning"
          showIcon
          title={say(refusalText(refusal))}
          action={<Button onClick={read}>{t('shell.retry')}</Button>}
        />
      )}
      <p className="taken-actions">
        <Button icon={<PrinterOutlined />} size="large" disabled={details === null} onClick={() => print()}>
          {t('taken.print')} <kbd>Ctrl+P</kbd>
        </Button>
        <Button icon={<PlusOutlined />} size="large" onClick={onAnother}>
          {t('taken.another')}
        </Button>
        {details !== null && info.roles.includes('handler') && info.department === details.department && (
          <HandToSelf isDone={details.holder.kind === 'office'} caseId={visitCase.case} onDone={read} />
        )}
      </p>
      {details !== null &&
        item !== undefined &&
        createPortal(
          <Receipt details={details} item={item} config={config} counter={counter} info={info} />,
          document.body,
        )}
    </div>
  )
}
