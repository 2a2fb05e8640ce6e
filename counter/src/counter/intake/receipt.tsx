import type { Counter, HallConfig, ServiceItem } from '@onehall/domain'
import type { CaseDetails, SessionInfo } from '@onehall/protocol'
import { DemoRibbon } from '@onehall/ui'
import { dateTime, dayAt } from '../../shell/time.ts'
import { useSay, useText } from '../../texts/texts.ts'
import { PromiseText } from './promise-text.tsx'

export interface ReceiptProps {
  readonly details: CaseDetails
  readonly item: ServiceItem
  readonly config: HallConfig
  readonly counter: Counter
  readonly info: Pick<SessionInfo, 'staffNo' | 'demo'>
}

/** 收件回执 (users.md V13): shown on paper only, in place of the page. */
export function Receipt({ details, item, config, counter, info }: ReceiptProps) {
  const t = useText()
  const say = useSay()
  const { timeZone, catalogue } = config
  const department = catalogue.departments.find(({ key }) => key === details.department)
  const receivedAt = details.timeline.find(({ type }) => type !== 'CaseOpened')?.at ?? details.openedAt
  const rows: readonly (readonly [string, string])[] = [
    [t('taken.receiptNo'), details.receiptNo ?? ''],
    [t('intake.caseNo'), details.caseNo],
    [t('receipt.item'), say(item.name)],
    [t('receipt.applicant'), [details.applicant?.name, details.applicant?.idNumber].filter(Boolean).join('  ')],
    [t('receipt.department'), department === undefined ? '' : say(department.name)],
    [t('receipt.receivedAt'), dateTime(receivedAt, timeZone)],
    [t('receipt.counter'), t('counter.label', { label: counter.label })],
    [t('receipt.staff'), t('shell.staffNo', { staffNo: info.staffNo })],
    [t('receipt.fee'), feeText(item, t)],
  ]
  return (
    <article className="receipt">
      <header>
        <h1>{say(config.name)}</h1>
        <h2>
          {t('receipt.title')} {info.demo && <DemoRibbon />}
        </h2>
      </header>
      <p className="receipt-promise">
        <PromiseText date={details.promisedDate} limit={item.promised} />
      </p>
      {details.acceptedAt === null && <p>{t('receipt.decides')}</p>}
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <MaterialsTable details={details} config={config} />
      <p className="receipt-collect">{t('receipt.collect')}</p>
      <footer>
        <span>
          {t('receipt.phone')} {config.phone}
        </span>
        <span>
          {t('receipt.seal')}
          <br />
          {t('receipt.date')} {dayAt(receivedAt, timeZone)}
        </span>
      </footer>
    </article>
  )
}

function feeText({ fee }: ServiceItem, t: ReturnType<typeof useText>): string {
  return fee === null ? t('receipt.noFee') : t('receipt.yuan', { yuan: (fee.fen / 100).toFixed(2), basis: fee.basis })
}

function MaterialsTable({ details, config }: Pick<ReceiptProps, 'details' | 'config'>) {
  const t = useText()
  const say = useSay()
  const nameOf = (key: string): string => {
    const material = config.catalogue.materials.find((each) => each.key === key)
    return material === undefined ? key : say(material.name)
  }
  return (
    <table>
      <thead>
        <tr>
          {(['receipt.material', 'receipt.state', 'receipt.originals', 'receipt.copies'] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {details.materials.map(({ material, state, original, copies }) => (
          <tr key={material}>
            <td>{nameOf(material)}</td>
            <td>{t(`receipt.stateOf.${state}`)}</td>
            <td>{state === 'collected' ? t(`intake.original.${original}`) : '–'}</td>
            <td>{copies === 0 ? '–' : copies}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
