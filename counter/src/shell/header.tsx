import { LockOutlined, LogoutOutlined } from '@ant-design/icons'
import { DemoRibbon, FreshnessMark, LanguageSwitch, useFreshness } from '@onehall/ui'
import type { HallId } from '@onehall/domain'
import { Button, Select, Tooltip } from 'antd'
import { useSession } from '../sign-in/session.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { useTellRefusal } from './ask.tsx'
import { useHall } from './hall.tsx'
import type { Workplace } from './workplaces.ts'

interface HeaderProps {
  readonly offered: readonly Workplace[]
  readonly chosen: string | null
  readonly onGo: (workplace: string) => void
  readonly onLock: () => void
}

export function Header({ offered, chosen, onGo, onLock }: HeaderProps) {
  const t = useText()
  const say = useSay()
  const { client, config, info } = useHall()
  const { signOut, moveTo } = useSession()
  const tell = useTellRefusal()
  const freshness = useFreshness(client)

  return (
    <header className="header">
      {info.halls.length > 1 ? (
        <Select<HallId>
          className="header-hall"
          aria-label={t('shell.hall')}
          value={info.hall}
          popupMatchSelectWidth={false}
          options={info.halls.map(({ hall, name }) => ({ value: hall, label: say(name) }))}
          onChange={(hall) => void moveTo(hall).then((refusal) => refusal && tell(refusal))}
        />
      ) : (
        <span className="header-hall" title={say(config.name)}>
          {say(config.name)}
        </span>
      )}
      <nav className="header-nav" aria-label={t('shell.workplaces')}>
        {offered.map(({ key, name }) => (
          <button key={key} type="button" aria-current={key === chosen ? 'page' : undefined} onClick={() => onGo(key)}>
            {t(name)}
          </button>
        ))}
      </nav>
      <span className="header-end">
        {info.demo && <DemoRibbon />}
        <FreshnessMark freshness={freshness} timeZone={config.timeZone} />
        <LanguageSwitch />
        <span className="header-person">
          <b>{info.displayName}</b>
          {!info.displayName.includes(info.staffNo) && <span>{t('shell.staffNo', { staffNo: info.staffNo })}</span>}
        </span>
        <Tooltip title={t('shell.lock')}>
          <Button icon={<LockOutlined />} aria-label={t('shell.lock')} onClick={onLock} />
        </Tooltip>
        <Tooltip title={t('shell.signOut')}>
          <Button
            icon={<LogoutOutlined />}
            aria-label={t('shell.signOut')}
            onClick={() => void signOut().then((refusal) => refusal && tell(refusal))}
          />
        </Tooltip>
      </span>
    </header>
  )
}
