import { PrinterOutlined } from '@ant-design/icons'
import type { Counter } from '@onehall/domain'
import { Button, Modal } from 'antd'
import { useRef } from 'react'
import { createPortal } from 'react-dom'
import { useHall } from '../../shell/hall.tsx'
import { useText } from '../../texts/texts.ts'
import { HoldSlip, type Slip } from './hold-slip.tsx'

interface SlipDialogProps {
  readonly slip: Slip
  readonly counter: Counter
  readonly onClose: () => void
}

/** The slip as it will be printed: Enter prints it, Esc leaves it. */
export function SlipDialog({ slip, counter, onClose }: SlipDialogProps) {
  const t = useText()
  const { config, info } = useHall()
  const printer = useRef<HTMLButtonElement>(null)
  const paper = <HoldSlip slip={slip} counter={counter} config={config} demo={info.demo} />
  return (
    <Modal
      open
      centered
      width={420}
      title={t('slip.title')}
      footer={null}
      closable={false}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && printer.current?.focus()}
    >
      <div className="act">
        {paper}
        <p className="act-buttons">
          <Button onClick={onClose}>
            {t('act.close')} <kbd>Esc</kbd>
          </Button>
          <Button ref={printer} type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
            {t('slip.print')}
          </Button>
        </p>
      </div>
      {createPortal(<div className="hold-paper">{paper}</div>, document.body)}
    </Modal>
  )
}
