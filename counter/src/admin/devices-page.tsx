import { useState } from 'react'
import { Devices } from './devices.tsx'
import { Pairings } from './pairings.tsx'

/** Devices: letting them in, and ending what they were let in with. */
export function DevicesPage() {
  const [approved, setApproved] = useState(0)
  return (
    <>
      <Pairings onApproved={() => setApproved((before) => before + 1)} />
      <Devices version={approved} />
    </>
  )
}
