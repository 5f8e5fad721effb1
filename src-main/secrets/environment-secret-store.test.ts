import { describe, expect, it } from 'vitest'
import { Secret } from '../../src-shared/domain/secret.ts'
import { createEnvironmentSecretStore, secretVariable } from './environment-secret-store.ts'
import { createInMemorySecretStore } from './in-memory-secret-store.ts'
import { layeredSecretStore } from './layered-secret-store.ts'

const environment = createEnvironmentSecretStore({
  ROLLCALL_SECRET_HEAD_OFFICE_2_BIND_PASSWORD: 'from the environment',
  ROLLCALL_SECRET_EMPTY_BIND_PASSWORD: '',
})

describe('secrets in the environment', () => {
  it('are named after the slug in upper case with - as _', () => {
    expect(secretVariable('head-office_2', 'client-key')).toBe('ROLLCALL_SECRET_HEAD_OFFICE_2_CLIENT_KEY')
  })

  it('are found by slug and kind', async () => {
    const secret = await environment.read('head-office-2', 'bind-password')
    expect(secret?.reveal()).toBe('from the environment')
    expect(await environment.locate('head-office-2', 'bind-password')).toBe('environment')
    expect(await environment.read('head-office-2', 'client-key')).toBeUndefined()
  })

  it('do not exist when the variable is empty', async () => {
    expect(await environment.read('empty', 'bind-password')).toBeUndefined()
    expect(await environment.locate('empty', 'bind-password')).toBe('none')
  })

  it('cannot be written, and the error names the variable without the value', async () => {
    const writing = environment.write('head-office-2', 'bind-password', new Secret('new value'))
    await expect(writing).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('ROLLCALL_SECRET_HEAD_OFFICE_2_BIND_PASSWORD'),
    })
    await expect(writing).rejects.not.toThrow('new value')
  })
})

describe('layered stores', () => {
  it('let the environment win over what is kept', async () => {
    const kept = createInMemorySecretStore()
    const store = layeredSecretStore([environment, kept])
    await store.write('head-office-2', 'bind-password', new Secret('kept'))
    expect((await store.read('head-office-2', 'bind-password'))?.reveal()).toBe('from the environment')
    expect(await store.locate('head-office-2', 'bind-password')).toBe('environment')
    expect((await kept.read('head-office-2', 'bind-password'))?.reveal()).toBe('kept')
  })

  it('write, read and remove what the environment does not have', async () => {
    const store = layeredSecretStore([environment, createInMemorySecretStore()])
    await store.write('corp', 'client-key', new Secret('key'))
    expect((await store.read('corp', 'client-key'))?.reveal()).toBe('key')
    expect(await store.locate('corp', 'client-key')).toBe('memory')
    await store.remove('corp', 'client-key')
    expect(await store.read('corp', 'client-key')).toBeUndefined()
    expect(await store.locate('corp', 'client-key')).toBe('none')
  })
})
