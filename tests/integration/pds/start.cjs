// Starts a Bluesky server (PDS) and the identity directory that it needs, on loopback, and ends
// when its standard input does. Usage: node start.cjs FOLDER PDS_PORT PLC_PORT
// Writes one line of JSON when both answer.
'use strict'

const { mkdirSync } = require('node:fs')
const { join } = require('node:path')
const { randomBytes } = require('node:crypto')
const { PlcServer, Database } = require('@did-plc/server')

const [folder, pdsPort, plcPort] = process.argv.slice(2)
const hex = (size) => randomBytes(size).toString('hex')

async function main() {
  const data = join(folder, 'data')
  const blobs = join(folder, 'blobs')
  for (const path of [data, blobs]) mkdirSync(path, { recursive: true })
  const directory = PlcServer.create({ db: Database.mock(), port: Number(plcPort) })
  await directory.start()
  Object.assign(process.env, {
    PDS_PORT: pdsPort,
    PDS_HOSTNAME: 'localhost',
    PDS_DATA_DIRECTORY: data,
    PDS_BLOBSTORE_DISK_LOCATION: blobs,
    PDS_DID_PLC_URL: `http://127.0.0.1:${plcPort}`,
    PDS_JWT_SECRET: hex(32),
    PDS_ADMIN_PASSWORD: hex(16),
    PDS_PLC_ROTATION_KEY_K256_PRIVATE_KEY_HEX: hex(32),
    PDS_DEV_MODE: 'true',
    PDS_INVITE_REQUIRED: 'false',
    PDS_SERVICE_HANDLE_DOMAINS: '.test',
    LOG_ENABLED: 'false',
  })
  // Loaded here: it reads its settings for logging as it loads.
  const { PDS, envToCfg, envToSecrets, readEnv } = require('@atproto/pds')
  const env = readEnv()
  const server = await PDS.create(envToCfg(env), envToSecrets(env))
  await server.start()
  process.stdout.write(JSON.stringify({ pds: Number(pdsPort), plc: Number(plcPort) }) + '\n')
}

process.stdin.on('end', () => process.exit(0))
process.stdin.resume()
main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`)
  process.exit(1)
})
