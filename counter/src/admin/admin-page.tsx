import { Devices } from './devices.tsx'
import { Pairings } from './pairings.tsx'
import { useState } from 'react'
import './admin.css'

/** Devices: letting them in, and ending what they were let in with. */
export function AdminPage() {
  const [approved, setApproved] = useState(0)
  return (
    <div className="admin">
      <Pairings onApproved={() => setApproved((before) => before + 1)} />
      <Devices version={approved} />
    </div>
  )
}
