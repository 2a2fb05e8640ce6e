import { type FoundBooking, ROUTES, foundBooking, foundBookings } from '@onehall/protocol'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { checkTyped } from '../counter/intake/applicant.ts'
import { useAsk, useTellRefusal } from '../shell/ask.tsx'
import { useExpected } from '../shell/expected.ts'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { useToday } from '../shell/today.ts'
import { useSay, useText } from '../texts/texts.ts'
import { AppointmentCard } from './appointment-card.tsx'
import { codeWords } from './day-words.ts'
import type { Issuing } from './use-issuing.ts'

/** Who has booked: found by the code or the ID number, checked in, given back; and who is still expected today. */
export function Appointments({ issuing }: { readonly issuing: Issuing }) {
  const t = useText()
  const tell = useTellRefusal()
  const { ask } = useAsk()
  const today = useToday()
  const [form] = Form.useForm<{ typed: string }>()
  const [found, setFound] = useState<readonly FoundBooking[] | null>(null)
  const [said, setSaid] = useState('')
  const [round, setRound] = useState(0)
  const expected = useExpected(today, round)

  async function find({ typed }: { typed: string }): Promise<void> {
    const plain = typed.replace(/\s/g, '')
    setSaid('')
    const answer = /^\d{6}$/.test(plain)
      ? await rest
          .get<FoundBooking>(ROUTES.bookingByCode.path.replace(':code', plain), foundBooking)
          .then((one) => (one.ok ? { ok: true as const, value: [one.value] } : one))
      : await rest.post<FoundBooking[]>(ROUTES.bookingsOfPerson.path, { idNumber: plain }, foundBookings)
    // The number of a document does not stay on the screen.
    if (plain.length > 6) form.resetFields()
    if (answer.ok) setFound(answer.value)
    else if (answer.refusal.reason === 'unknown-booking') setFound([])
    else tell(answer.refusal)
  }

  function done(booking: FoundBooking, words: string): void {
    setFound((before) => before?.filter((each) => each.booking !== booking.booking) ?? null)
    setSaid(words)
    setRound(round + 1)
  }

  async function checkIn(booking: FoundBooking): Promise<void> {
    const issued = await issuing.checkIn(booking)
    if (issued !== null) done(booking, t('booking.checkedIn', { number: issued.number }))
  }

  async function cancel(booking: FoundBooking, reason: string | null): Promise<void> {
    const answer = await ask({ type: 'CancelBooking', booking: booking.booking, reason })
    if (answer?.ok) done(booking, t('booking.cancelled', { code: codeWords(booking.code) }))
  }

  const typedRule = {
    validator: (_: unknown, typed = '') => {
      const plain = typed.replace(/\s/g, '')
      if (plain === '') return Promise.reject(new Error(t('booking.typedNeeded')))
      const fault = /^\d{6}$/.test(plain) ? null : checkTyped(plain, today)
      if (fault === null) return Promise.resolve()
      return Promise.reject(new Error(plain.length < 15 ? t('booking.typedNeeded') : t(`intake.id.${fault}`)))
    },
  }
  return (
    <div className="appointments">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        validateTrigger="onSubmit"
        onFinish={(typed) => void find(typed)}
      >
        <Form.Item name="typed" label={t('booking.typed')} rules={[typedRule]}>
          <Input.Search
            autoFocus
            size="large"
            maxLength={21}
            autoComplete="off"
            className="number"
            placeholder="482 913"
            enterButton={t('guide.find')}
            onSearch={() => form.submit()}
          />
        </Form.Item>
      </Form>
      <div aria-live="polite">
        {said !== '' && <p className="look-up-text">{said}</p>}
        {found?.length === 0 && said === '' && <p className="look-up-text">{t('booking.notFound')}</p>}
        {found?.map((booking) => (
          <AppointmentCard
            key={booking.booking}
            booking={booking}
            isBusy={issuing.pending > 0}
            onCheckIn={() => void checkIn(booking)}
            onCancel={(reason) => void cancel(booking, reason)}
          />
        ))}
      </div>
      <Expected bookings={expected} show={({ code }) => void find({ typed: code })} />
    </div>
  )
}

function Expected({
  bookings,
  show,
}: {
  readonly bookings: readonly FoundBooking[] | null
  readonly show: (booking: FoundBooking) => void
}) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  if (bookings === null) return null
  const name = (id: string): string => {
    const queue = config.queues.find((each) => each.id === id)
    return queue === undefined ? '' : say(queue.name)
  }
  return (
    <section className="expected">
      <h2 className="column-title">
        {t('booking.expected')} <small>{t('booking.expectedCount', { n: bookings.length })}</small>
      </h2>
      {bookings.length === 0 && <p className="look-up-text">{t('booking.expectedNone')}</p>}
      <ul>
        {bookings.map((booking) => (
          <li key={booking.booking}>
            <Button type="text" size="small" className="number" onClick={() => show(booking)}>
              {booking.from}–{booking.to}
            </Button>
            <span>{name(booking.queue)}</span>
            <span className="number">{codeWords(booking.code)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
