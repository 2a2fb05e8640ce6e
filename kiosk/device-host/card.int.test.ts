import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { layCard, request, sent, startKiosk, stopKiosks, until } from './kiosk.fixture.ts'
import { readSampleCards } from './samples.ts'

afterEach(stopKiosks)

describe('the card', () => {
  const { card } = readSampleCards(null).find(({ key }) => key === 'adult')!
  const secrets = [card.name, card.idNumber, ...('address' in card ? [card.address] : []), card.birth]

  test('[Y20] a laid card is shown masked; its data goes into the command and nowhere else', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    expect(kiosk.state().card).toMatchObject({ name: '测*乙', idNumber: '9999**********0016', expired: false })
    await kiosk.ask('takeTicket', request())
    await until(() => expect(kiosk.state().ticket?.print).toBe('printed'))
    const [command] = sent(kiosk, 'IssueTicket')
    expect(command).toMatchObject({
      intent: { identity: 'card' },
      person: { name: card.name, idType: '111', idNumber: card.idNumber, mobile: null },
    })
    const paper = kiosk.devices().papers.map(({ text }) => text)
    const token = readFileSync(kiosk.tokenFile, 'utf8')
    for (const place of [kiosk.heard, kiosk.logs, paper, [token], [JSON.stringify(command!.intent)]]) {
      for (const secret of secrets) expect(place.join('\n')).not.toContain(secret)
    }
  })

  test('[Y21] what was read is forgotten when the visit ends; a card left behind is asked for until it is gone', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    await until(() => expect(kiosk.state().reader.state).toBe('remove-card'))
    await kiosk.ask('endVisit', null)
    await until(() => expect(kiosk.state()).toMatchObject({ card: null, reader: { forgotten: 'remind' } }))
    await kiosk.ask('takeTicket', request())
    expect(sent(kiosk, 'IssueTicket')[0]!.person).toBeUndefined()
    await kiosk.set('takeCard', null)
    await until(() => expect(kiosk.state().reader).toMatchObject({ state: 'idle', forgotten: 'no' }))
  })

  test('[K21] an expired card still gets its ticket, with a warning', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'elder-expired')
    expect(kiosk.state().card).toMatchObject({ expired: true, elder: true, accepted: true })
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'taken' })
  })

  test('[K22] the same card again has its number printed again, marked 补打', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    await kiosk.ask('takeTicket', request())
    await until(() => expect(kiosk.state().ticket?.print).toBe('printed'))
    await kiosk.ask('endVisit', null)
    await kiosk.set('takeCard', null)
    await until(() => expect(kiosk.state().reader.state).toBe('idle'))
    await layCard(kiosk, 'adult')
    kiosk.hall.refuseNext({ reason: 'limit-reached', number: 'A001', limit: 1 })
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'held', number: 'A001', queue: 'id-card' })
    expect(await kiosk.ask('reprint', { number: 'A001' })).toEqual({ kind: 'printed' })
    const { text } = kiosk.devices().papers[0]!
    expect(text).toMatch(/补打/)
    expect(text).toContain('身份证换领')
    expect(await kiosk.ask('reprint', { number: 'A002' })).toEqual({ kind: 'nothing' })
  })

  test('[K23] a card that cannot be read is told with advice, a reader without its cable with its absence', async () => {
    const kiosk = await startKiosk()
    await kiosk.set('spoilRead', { fault: 'refused' })
    await kiosk.set('layCard', { key: 'adult' })
    await until(() => expect(kiosk.state().reader.advice).toBe('place-again'))
    expect(kiosk.state().card).toBeNull()
    await kiosk.set('plugReader', { plugged: false })
    await until(() => expect(kiosk.state().reader.state).toBe('away'))
  })
})
