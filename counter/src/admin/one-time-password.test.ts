import { expect, it } from 'vitest'
import { makeOneTimePassword } from './one-time-password.ts'

it('[T50] a password that is handed over keeps the rule for passwords, can be read off a paper, and is never the same', () => {
  const made = Array.from({ length: 2_000 }, makeOneTimePassword)
  expect(new Set(made).size).toBe(made.length)
  for (const password of made) {
    expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[2-9])([A-Za-z2-9]{4}-){3}[A-Za-z2-9]{4}$/)
    expect(password).not.toMatch(/[IOlo01]/)
  }
})
