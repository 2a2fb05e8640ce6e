// The certificate library needs the reflection that this brings, before it is loaded.
import 'reflect-metadata'
import { createPrivateKey, randomBytes, X509Certificate as NodeCertificate, webcrypto } from 'node:crypto'
import fs from 'node:fs'
import type https from 'node:https'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import * as x509 from '@peculiar/x509'
import type { Log } from './log.ts'

const DAY_MS = 24 * 60 * 60_000
/** A private certificate that browsers accept lives 398 days at most (CA/Browser Forum baseline; Apple also for own CAs). */
const SERVER_DAYS = 397
const CA_DAYS = 20 * 365
const RENEW_DAYS = 30

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

interface Tls {
  /** PEM. */
  readonly cert: string
  readonly key: string
}

export interface TlsSource {
  current(): Tls
  /** The hall's own CA, to be installed on its machines; null where certificate files are given. */
  readonly ca: string | null
  /** Days until the certificate ends, for an alarm. */
  daysLeft(): number
  /** Makes or reads a new certificate where it is due. True when there is another one now. */
  renew(): Promise<boolean>
}

interface TlsOptions {
  /** `<data>/tls`: the CA made at set-up, and what it signed. */
  readonly folder: string
  /** `TLS_CERT` and `TLS_KEY`, where the hall brings its own. */
  readonly files: { readonly cert: string; readonly key: string } | null
  /** Names and addresses that people type to reach the server. */
  readonly names: () => readonly string[]
  readonly clock: () => number
}

/** Certificate and key of a real hall. @throws when given files cannot be read or do not fit together */
export async function openTls({ folder, files, names, clock }: TlsOptions): Promise<TlsSource> {
  const read = files === null ? () => ownCertificate(folder, names(), clock()) : () => givenFiles(files)
  let tls = await read()
  return {
    current: () => tls,
    ca: files === null ? fs.readFileSync(path.join(folder, 'ca.crt'), 'utf8') : null,
    daysLeft: () => (new NodeCertificate(tls.cert).validToDate.getTime() - clock()) / DAY_MS,
    async renew() {
      const next = await read()
      const isNew = next.cert !== tls.cert
      tls = next
      return isNew
    },
  }
}

/** Looks every hour whether the certificate is due; the running server takes the new one without a restart. Returns the stop. */
export function keepRenewed(server: https.Server, tls: TlsSource, log: Log): () => void {
  const timer = setInterval(() => {
    tls
      .renew()
      .then((renewed) => {
        if (renewed) {
          server.setSecureContext(tls.current())
          log.info({ daysLeft: Math.floor(tls.daysLeft()) }, 'the certificate was renewed')
        }
        if (tls.daysLeft() < RENEW_DAYS) log.warn({ daysLeft: Math.floor(tls.daysLeft()) }, 'the certificate ends soon')
      })
      .catch((err: unknown) => log.error({ err }, 'the certificate could not be renewed'))
  }, 60 * 60_000)
  return () => clearInterval(timer)
}

/** The names of this machine: host name, localhost, its addresses on the network, and where a phone finds the hall. */
export function machineNames(publicUrl: string | null): string[] {
  const addresses = Object.values(os.networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ address }) => !address.startsWith('fe80:'))
    .map(({ address }) => address)
  const shown = publicUrl === null ? [] : [new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')]
  return [...new Set(['localhost', os.hostname().toLowerCase(), ...shown, '127.0.0.1', '::1', ...addresses])]
}

async function givenFiles({ cert, key }: { cert: string; key: string }): Promise<Tls> {
  const tls = { cert: fs.readFileSync(cert, 'utf8'), key: fs.readFileSync(key, 'utf8') }
  if (!new NodeCertificate(tls.cert).checkPrivateKey(createPrivateKey(tls.key))) {
    throw new Error(`TLS_KEY (${key}) is not the key of TLS_CERT (${cert}).`)
  }
  return tls
}

async function ownCertificate(folder: string, names: readonly string[], now: number): Promise<Tls> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const caFiles = { cert: path.join(folder, 'ca.crt'), key: path.join(folder, 'ca.key') }
  const files = { cert: path.join(folder, 'server.crt'), key: path.join(folder, 'server.key') }
  const ca = readPair(caFiles) ?? writePair(caFiles, await makeCa(now))
  const kept = readPair(files)
  if (kept !== null && isGood(kept, ca, names, now)) return kept
  return writePair(files, await makeServerCertificate(ca, names, now))
}

function isGood({ cert }: Tls, ca: Tls, names: readonly string[], now: number): boolean {
  const certificate = new NodeCertificate(cert)
  const covers = (name: string) =>
    (net.isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined
  return (
    certificate.verify(new NodeCertificate(ca.cert).publicKey) &&
    certificate.validToDate.getTime() - now >= RENEW_DAYS * DAY_MS &&
    names.every(covers)
  )
}

async function makeCa(now: number): Promise<Tls> {
  const keys = await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=OneHall CA ${randomBytes(4).toString('hex')}, O=OneHall`,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + CA_DAYS * DAY_MS),
    signingAlgorithm: ECDSA,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: certificate.toString('pem'), key: await keyPem(keys.privateKey) }
}

async function makeServerCertificate(ca: Tls, names: readonly string[], now: number): Promise<Tls> {
  const issuer = new x509.X509Certificate(ca.cert)
  const der = createPrivateKey(ca.key).export({ format: 'der', type: 'pkcs8' })
  const signingKey = await webcrypto.subtle.importKey('pkcs8', der, ECDSA, false, ['sign'])
  const keys = await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: 'CN=OneHall hall server',
    issuer: issuer.subject,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + SERVER_DAYS * DAY_MS),
    signingAlgorithm: ECDSA,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: net.isIP(value) === 0 ? 'dns' : 'ip', value }) as const),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: certificate.toString('pem'), key: await keyPem(keys.privateKey) }
}

/** Positive, 127 random bits. */
function serial(): string {
  const bytes = randomBytes(16)
  bytes[0] = (bytes[0]! & 0x7f) | 0x40
  return bytes.toString('hex')
}

async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

interface PairFiles {
  readonly cert: string
  readonly key: string
}

/** Null unless both are there and fit together: a crash between the two writes leaves a pair that does not. */
function readPair({ cert, key }: PairFiles): Tls | null {
  if (!fs.existsSync(cert) || !fs.existsSync(key)) return null
  const pair = { cert: fs.readFileSync(cert, 'utf8'), key: fs.readFileSync(key, 'utf8') }
  try {
    return new NodeCertificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key)) ? pair : null
  } catch {
    return null
  }
}

function writePair(files: PairFiles, tls: Tls): Tls {
  fs.rmSync(files.key, { force: true })
  fs.writeFileSync(files.key, tls.key, { mode: 0o600 })
  fs.writeFileSync(files.cert, tls.cert)
  return tls
}
