import type { Text } from '@onehall/domain'

/** Chinese, and English as its second line. */
export function Both({ text, className = '' }: { readonly text: Text; readonly className?: string }) {
  return (
    <span className={`both ${className}`}>
      <span className="zh">{text.zh}</span>
      <span className="en" lang="en">
        {text.en}
      </span>
    </span>
  )
}
