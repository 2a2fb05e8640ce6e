import type { HallConfig } from '@onehall/domain'
import { KeyPad } from '../parts/key-pad.tsx'
import { useText } from '../use-kiosk.ts'

/** The number of a ticket by hand, for who has no bar code to scan: in large print there is none. */
export function Find({
  hall,
  find,
  isBusy,
}: {
  readonly hall: HallConfig
  readonly find: (code: string) => void
  readonly isBusy: boolean
}) {
  const t = useText()
  const prefixes = [...hall.queues, ...(hall.booking === null ? [] : [hall.booking])].flatMap(({ prefix }) => [
    ...prefix,
  ])
  return (
    <div className="find">
      <h1>{t('find.title')}</h1>
      <p className="lead">{t('find.hint')}</p>
      <KeyPad
        name={t('find.typed')}
        letters={[...[...new Set(prefixes)].sort(), '机']}
        isWhole={(typed) => /^[A-Z]+\d+(?:机\d+)?$/.test(typed)}
        find={find}
        isBusy={isBusy}
      />
    </div>
  )
}
