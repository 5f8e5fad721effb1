import { describe, expect, it } from 'vitest'
import { parseSourceDraft, type SourceContext } from './ldap-source-rules.ts'

const context: SourceContext = { otherSources: [], mappings: [{ name: 'a', objectType: 'any' }] }

const parse = (outgoingTargets: unknown, more: object = {}) =>
  parseSourceDraft(
    {
      name: 'Corp',
      slug: 'corp',
      serverUri: 'ldaps://dc1',
      baseDn: 'dc=x',
      userPropertyMappings: ['a'],
      groupPropertyMappings: ['a'],
      outgoingTargets,
      ...more,
    },
    context,
  )
const problems = (targets: unknown) => {
  const result = parse(targets)
  return result.ok ? [] : result.problems
}

describe('outgoing targets', () => {
  it('are files and webhooks, in either spelling of the field', () => {
    const targets = [
      { kind: 'file', path: '/srv/people.csv', format: 'csv' },
      { kind: 'file', path: 'C:\\exports\\people.jsonl', format: 'jsonl' },
      { kind: 'webhook', url: 'https://hooks.example.com:8443/rollcall?to=hr' },
      { kind: 'webhook', url: 'http://127.0.0.1:9000' },
      { kind: 'webhook', url: 'http://[::1]:9000/x' },
    ]
    expect(parse(targets)).toMatchObject({ ok: true, source: { outgoingTargets: targets } })
    expect(parse(undefined, { outgoing_targets: targets })).toMatchObject({ ok: false })
    expect(
      parseSourceDraft(
        {
          name: 'x',
          slug: 'x',
          serverUri: 'ldaps://x',
          baseDn: 'dc=x',
          syncUsers: false,
          syncGroups: false,
          outgoing_targets: targets,
        },
        context,
      ),
    ).toMatchObject({ ok: true, source: { outgoingTargets: targets } })
  })

  it.each([
    ['one', 'outgoingTargets'],
    [['/srv/people.csv'], 'outgoingTargets[0]'],
    [[{ kind: 'mail', to: 'x' }], 'outgoingTargets[0].kind'],
    [[{ kind: 'file', path: 'people.csv', format: 'csv' }], 'outgoingTargets[0].path'],
    [[{ kind: 'file', path: '/srv/', format: 'csv' }], 'outgoingTargets[0].path'],
    [[{ kind: 'file', path: '/srv/..', format: 'csv' }], 'outgoingTargets[0].path'],
    [[{ kind: 'file', path: '/srv/a\nb', format: 'csv' }], 'outgoingTargets[0].path'],
    [[{ kind: 'file', path: '/srv/x', format: 'xml' }], 'outgoingTargets[0].format'],
    [[{ kind: 'file', path: '/srv/x' }], 'outgoingTargets[0].format'],
    [[{ kind: 'webhook', url: 'hooks.example.com' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'http://hooks.example.com' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'http://127.0.0.1.example.com' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'http://localhost:80@evil.example' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'https://u:p@hooks.example.com' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'https://' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'https://x/ y' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'https://x/#y' }], 'outgoingTargets[0].url'],
    [[{ kind: 'webhook', url: 'https://x', secret: 'hunter2' }], 'outgoingTargets[0].secret'],
    [
      [
        { kind: 'file', path: '/srv/x', format: 'csv' },
        { kind: 'file', path: '/srv/x', format: 'ldif' },
      ],
      'outgoingTargets[1]',
    ],
    [Array.from({ length: 11 }, (_, n) => ({ kind: 'webhook', url: `https://h${n}` })), 'outgoingTargets'],
  ])('are refused in whole sentences: %j', (targets, path) => {
    const found = problems(targets)
    expect(found.map((problem) => problem.path)).toEqual([path])
    expect(found[0]?.message).toMatch(/^[A-Z"].{12,}[.?]$/s)
    expect(found[0]?.message).not.toMatch(/invalid|expected/i)
    expect(found[0]?.message).not.toContain('hunter2')
  })

  it('that hear of nothing are warned about', () => {
    const result = parse([{ kind: 'webhook', url: 'https://x' }], { syncOutgoingTriggerMode: 'none' })
    expect(result.ok ? result.warnings.map(({ path }) => path) : []).toEqual(['syncOutgoingTriggerMode'])
  })
})
