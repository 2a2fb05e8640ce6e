import type { CaseEntry } from '@onehall/domain'
import { type CaseDetails, refusalText } from '@onehall/protocol'
import { Alert, Button, Descriptions, Drawer, Spin } from 'antd'
import { useEffect } from 'react'
import { useCase } from '../shell/case-details.ts'
import { useHall } from '../shell/hall.tsx'
import { go } from '../shell/route.ts'
import { dateTime } from '../shell/time.ts'
import { useToday } from '../shell/today.ts'
import { useSay, useText } from '../texts/texts.ts'
import { CaseMaterials, CasePushes, CaseTimeline } from './case-parts.tsx'
import { isWhere, itemOf } from './files.ts'
import { HolderText } from './holder-text.tsx'
import { LightMark } from './light-mark.tsx'

/** A push that is under way is looked at again this often: the platform's answer is in no room. */
const LOOK_AGAIN_MS = 3_000

interface CaseProps {
  readonly id: string
  /** Its entry in the department's room, if it is there. */
  readonly entry: CaseEntry | null
  readonly isBusy: boolean
  readonly onReceive: (file: CaseEntry) => void
}

/** A case: where it stands, who holds its file, what was handed over, what happened, what the platform knows. */
export function CasePage({ id, entry, isBusy, onReceive }: CaseProps) {
  const t = useText()
  const say = useSay()
  const { details, refusal, read } = useCase(id, entry?.updatedAt)
  const isPushing = details?.pushes.some(({ status }) => status === 'pending' || status === 'sending') ?? false
  useEffect(() => {
    if (!isPushing) return
    const timer = setInterval(read, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isPushing, read])

  const receive = entry !== null && isWhere(entry, 'arriving') && (
    <Button type="primary" loading={isBusy} onClick={() => onReceive(entry)}>
      {t('office.receiveOne')}
    </Button>
  )
  return (
    <Drawer
      open
      size={760}
      title={details?.receiptNo ?? t('case.title')}
      extra={receive}
      onClose={() => go('back-office')}
    >
      {refusal !== null && (
        <Alert
          type="error"
          showIcon
          title={t('case.failed')}
          description={say(refusalText(refusal))}
          action={<Button onClick={read}>{t('case.retry')}</Button>}
        />
      )}
      {details === null ? refusal === null && <Spin /> : <CaseFacts details={details} />}
    </Drawer>
  )
}

function CaseFacts({ details }: { readonly details: CaseDetails }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { timeZone } = config
  const today = useToday()
  const item = itemOf(config, details.item)
  const { applicant, acceptedAt, promisedDate } = details
  const facts = [
    { key: 'item', label: t('office.item'), children: item === undefined ? details.item : say(item.name), span: 2 },
    { key: 'no', label: t('office.caseNo'), children: <span className="number">{details.caseNo}</span>, span: 2 },
    { key: 'status', label: t('office.status'), children: t(`office.status.${details.status}`) },
    { key: 'custody', label: t('case.custody'), children: <HolderText holder={details.holder} /> },
    { key: 'light', label: t('office.light'), children: <LightMark file={details} today={today} /> },
    { key: 'promised', label: t('office.promised'), children: promisedDate ?? '–' },
    { key: 'opened', label: t('case.openedAt'), children: dateTime(details.openedAt, timeZone) },
    {
      key: 'accepted',
      label: t('case.acceptedAt'),
      children: acceptedAt === null ? '–' : dateTime(acceptedAt, timeZone),
    },
    { key: 'who', label: t('case.applicant'), children: applicant?.name ?? t('case.none') },
    { key: 'id', label: t('case.idNumber'), children: <span className="number">{applicant?.idNumber ?? '–'}</span> },
    { key: 'mobile', label: t('case.mobile'), children: applicant?.mobile ?? '–', span: 2 },
  ]
  return (
    <div className="case" tabIndex={0}>
      <Descriptions size="small" bordered column={2} items={facts} />
      <h2>{t('case.materials')}</h2>
      <CaseMaterials details={details} />
      <h2>{t('case.timeline')}</h2>
      <CaseTimeline details={details} />
      <h2>{t('case.pushes')}</h2>
      <CasePushes details={details} />
    </div>
  )
}
