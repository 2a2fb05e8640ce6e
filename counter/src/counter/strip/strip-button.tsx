import { PicRightOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useText } from '../../texts/texts.ts'
import type { Strip } from './use-strip.ts'

export function StripButton({ strip }: { readonly strip: Strip }) {
  const t = useText()
  return (
    <Tooltip title={t('strip.openHelp')}>
      <Button size="small" icon={<PicRightOutlined />} onClick={strip.open}>
        {t('strip.open')}
      </Button>
    </Tooltip>
  )
}
