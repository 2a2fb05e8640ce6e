import { CheckCircleFilled, EditOutlined, PlusOutlined } from '@ant-design/icons'
import type { CaseId, Counter, HandEntry, QueueId, VisitCase } from '@onehall/domain'
import { Alert, Tabs } from 'antd'
import { useState } from 'react'
import { useHall } from '../../shell/hall.tsx'
import { useSay, useText } from '../../texts/texts.ts'
import { DraftCase } from './draft-case.tsx'
import { NewCase } from './new-case.tsx'
import { TakenIn } from './taken-in.tsx'
import './intake.css'

interface IntakeProps {
  readonly hand: HandEntry
  readonly counter: Counter
  /** What is served here today. */
  readonly queues: readonly QueueId[]
}

const NEW = 'new'

/** The cases of this visit: those taken in, the drafts (which a reload keeps), and one more. */
export function Intake({ hand, counter, queues }: IntakeProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const [chosen, setChosen] = useState<CaseId | typeof NEW | null>(null)
  if (hand.status !== 'serving') {
    return <Alert className="intake-wait" type="info" showIcon title={t('intake.waitStart')} />
  }

  const draft = hand.cases.find(({ receiptNo }) => receiptNo === null)
  const current = chosen ?? (draft ?? hand.cases.at(-1))?.case ?? NEW
  const nameOf = ({ item }: VisitCase): string => {
    const found = config.catalogue.items.find(({ key }) => key === item)
    return found === undefined ? item : say(found.name)
  }
  const tabs = hand.cases.map((each) => ({
    key: each.case,
    label: nameOf(each),
    icon: each.receiptNo === null ? <EditOutlined /> : <CheckCircleFilled className="is-taken" />,
    children:
      each.receiptNo === null ? (
        <DraftCase visitCase={each} counter={counter} />
      ) : (
        <TakenIn visitCase={each} receiptNo={each.receiptNo} counter={counter} onAnother={() => setChosen(NEW)} />
      ),
  }))
  return (
    <Tabs
      className="intake"
      size="small"
      destroyOnHidden
      activeKey={current}
      onChange={(key) => setChosen(key as CaseId)}
      items={[
        ...tabs,
        {
          key: NEW,
          label: t('intake.new'),
          icon: <PlusOutlined />,
          children: <NewCase hand={hand} counter={counter} queues={queues} onOpened={setChosen} />,
        },
      ]}
    />
  )
}
