import { Alert } from 'antd'
import { type RestRefusal, refusalText } from '@onehall/protocol'
import type { ReactNode } from 'react'
import { DemoRibbon, LanguageSwitch } from '@onehall/ui'
import { useSay } from '../texts/texts.ts'
import './sign-in.css'

interface FrontProps {
  readonly title: string
  readonly help: string
  readonly isDemo: boolean
  readonly refusal?: RestRefusal | null
  readonly children: ReactNode
}

/** The card in front of the app: signing in, unlocking, setting up. */
export function Front({ title, help, isDemo, refusal, children }: FrontProps) {
  const say = useSay()
  return (
    <main className="front">
      {isDemo && <DemoRibbon />}
      <div className="front-language">
        <LanguageSwitch />
      </div>
      <section className="front-card">
        <h1>{title}</h1>
        <p>{help}</p>
        {refusal && <Alert type="error" showIcon title={say(refusalText(refusal))} role="alert" />}
        {children}
      </section>
    </main>
  )
}
