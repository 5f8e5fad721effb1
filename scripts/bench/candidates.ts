// What is measured in each round, and how each one is run.
import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Slapd } from '../../e2e/servers/slapd.ts'
import { measureProcess } from './measure-process.ts'
import type { RollcallMeasured } from './rollcall-run.ts'
import { benchBaseDn } from './write-directory.ts'

export interface Sample {
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  readonly delayP99Ms?: number
  readonly delayMaxMs?: number
}

const containers = [
  ['people', '(objectClass=inetOrgPerson)'],
  ['groups', '(objectClass=groupOfNames)'],
] as const

/** The C client with its output thrown away: the physical limit of reading everything, in pages of 1000. */
export const readWithLdapsearch = async (server: Slapd): Promise<Sample> => {
  const common = [
    '-x',
    '-LLL',
    '-o',
    'ldif-wrap=no',
    '-H',
    server.uri,
    '-D',
    server.readerDn,
    '-w',
    server.readerPassword,
  ]
  const parts: Sample[] = []
  for (const [container, filter] of containers) {
    const search = ['-b', `ou=${container},${benchBaseDn}`, '-E', 'pr=1000/noprompt', filter, '*', '+']
    parts.push(await measureProcess('ldapsearch', [...common, ...search], { discardOutput: true }))
  }
  return {
    wallSeconds: parts.reduce((sum, part) => sum + part.wallSeconds, 0),
    cpuSeconds: parts.reduce((sum, part) => sum + part.cpuSeconds, 0),
    peakMegabytes: Math.max(...parts.map((part) => part.peakMegabytes)),
  }
}

/** The reference's client, only reading. */
export const readWithLdap3 = (server: Slapd): Promise<Sample> =>
  measureProcess('/usr/bin/python3', [join(import.meta.dirname, 'read-ldap3.py')], {
    env: {
      BENCH_URI: server.uri,
      BENCH_BIND_DN: server.readerDn,
      BENCH_PASSWORD: server.readerPassword,
      BENCH_BASE: benchBaseDn,
    },
  })

export const slug = 'bench'

/** What the custom expression of the last candidate does: the example of docs/mappings.md, for everybody. */
const customMapping = {
  name: 'Bench: display name and phones',
  objectType: 'user',
  expression:
    "return { name: ldap.get('displayName') ?? ldap.get('cn'), attributes: { phone: ldap.all('telephoneNumber') } };",
}

/** The benchmark's source as `source apply` reads it. */
export const sourceDocument = (
  server: Slapd,
  { withExpression, isPaused = false }: { readonly withExpression: boolean; readonly isPaused?: boolean },
): unknown => ({
  sources: [
    {
      name: 'Benchmark',
      slug,
      serverUri: server.uri,
      bindCn: server.readerDn,
      baseDn: benchBaseDn,
      additionalUserDn: 'ou=people',
      additionalGroupDn: 'ou=groups',
      userObjectFilter: '(objectClass=inetOrgPerson)',
      groupObjectFilter: '(objectClass=groupOfNames)',
      objectUniquenessField: 'entryUUID',
      userPropertyMappings: [
        'LDAP: mail',
        'LDAP: DN to user path',
        'OpenLDAP: uid',
        'OpenLDAP: cn',
        ...(withExpression ? [customMapping.name] : []),
      ],
      groupPropertyMappings: ['OpenLDAP: cn'],
      deleteNotFoundObjects: true,
      ...(isPaused ? { schedule: { paused: true } } : {}),
    },
  ],
  propertyMappings: withExpression ? [customMapping] : [],
})

interface SyncTask {
  readonly dataFolder: string
  /** Starts from an empty data folder. */
  readonly isFirst: boolean
  readonly withExpression: boolean
}

/** One sync of Rollcall in a process of its own; fails unless the run ended `ok`. */
export const syncWithRollcall = async (server: Slapd, task: SyncTask): Promise<RollcallMeasured> => {
  if (task.isFirst) await rm(task.dataFolder, { recursive: true, force: true })
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rollcall-run.ts')], {
    env: { ...process.env, ROLLCALL_SECRET_BENCH_BIND_PASSWORD: server.readerPassword },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(
    JSON.stringify({
      dataFolder: task.dataFolder,
      slug,
      document: sourceDocument(server, { withExpression: task.withExpression }),
    }),
  )
  // Parsed from our own program one file away.
  const measured = JSON.parse(await text(child.stdout)) as RollcallMeasured
  if (measured.run.status !== 'ok')
    throw new Error(`the sync ended ${measured.run.status}: ${JSON.stringify(measured.run.failure)}`)
  return measured
}
