import * as texts from './texts.ts'

/** Worn by every screen of a demonstration, in both languages, so that nobody takes it for the real hall. */
export function DemoRibbon() {
  return (
    <span className="oh-demo">
      {texts.zh.demo} <span lang="en">{texts.en.demo}</span>
    </span>
  )
}
