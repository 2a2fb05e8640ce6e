export { partGuid, rowGuid } from './contract.ts'
export type {
  AcceptPush,
  ApplicantType,
  CasePush,
  MaterialSource,
  PlatformConnector,
  ProcessPush,
  PushApplicant,
  PushContact,
  PushItem,
  PushKind,
  PushMaterial,
  PushOrgan,
  PushResult,
  PushSpecial,
  PushStep,
  ResultOutcome,
  ResultPush,
  SendOutcome,
  SpecialPush,
} from './contract.ts'
export { makeHttpSigned } from './http-signed/connector.ts'
export type { HttpSignedOptions } from './http-signed/connector.ts'
export { makeMemoryPlatform } from './memory/platform.ts'
export type { MemoryPlatform } from './memory/platform.ts'
export type { Fault } from './sandbox/fault.ts'
export type { ObjectionEntry, ReceivedCase } from './sandbox/received.ts'
export { DEMO_APP_ID, DEMO_SECRET, PUSH_PATH, startSandbox } from './sandbox/sandbox.ts'
export type { SandboxOptions } from './sandbox/sandbox.ts'
export { SANDBOX_PROFILE } from './up-table/profile.ts'
export type { UpProfile } from './up-table/profile.ts'
