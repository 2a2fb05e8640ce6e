import { Button, Result } from 'antd'
import { Component, type ReactNode } from 'react'
import { useText } from '../texts/texts.ts'

/** A page that threw says what to do next, instead of going white. */
export class Crash extends Component<{ readonly children: ReactNode }, { readonly hasCrashed: boolean }> {
  override state = { hasCrashed: false }

  static getDerivedStateFromError(): { readonly hasCrashed: boolean } {
    return { hasCrashed: true }
  }

  override render(): ReactNode {
    return this.state.hasCrashed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const t = useText()
  const reload = (
    <Button type="primary" onClick={() => location.reload()}>
      {t('shell.reloadNow')}
    </Button>
  )
  return <Result status="error" title={t('shell.crashed')} subTitle={t('shell.crashedHelp')} extra={reload} />
}
