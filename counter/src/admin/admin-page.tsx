import { Segmented } from 'antd'
import { go, useRoute } from '../shell/route.ts'
import { useText } from '../texts/texts.ts'
import { DevicesPage } from './devices-page.tsx'
import { StaffPage } from './staff-page.tsx'
import './admin.css'
import './staff.css'

const TABS = ['staff', 'devices'] as const
type Tab = (typeof TABS)[number]

/** What an administrator keeps: who works here, and which devices are let in. */
export function AdminPage() {
  const t = useText()
  const [, asked, open] = useRoute()
  const tab: Tab = asked === 'devices' ? 'devices' : 'staff'
  return (
    <div className="admin">
      <Segmented<Tab>
        className="admin-tabs"
        aria-label={t('admin.tabs')}
        value={tab}
        onChange={(next) => go('admin', next)}
        options={TABS.map((value) => ({ value, label: t(`admin.tab.${value}`) }))}
      />
      {tab === 'devices' ? <DevicesPage /> : <StaffPage open={open ?? null} />}
    </div>
  )
}
