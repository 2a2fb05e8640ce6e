import { App } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'

/** Says how many were not served today, and what they are to be told; it stays until it was read. */
export function useToldHome(): (slips: unknown, of: string) => void {
  const t = useText()
  const { modal } = App.useApp()
  const { slipDays } = useHall().config.rules
  return (slips, of) => {
    if (!Array.isArray(slips) || slips.length === 0) return
    modal.info({
      title: t('manager.homeDone', { name: of, n: slips.length }),
      content: t('manager.homeTell', { days: slipDays }),
      okText: t('manager.homeRead'),
    })
  }
}
