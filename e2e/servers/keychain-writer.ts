// A program for tests that writes a client key into the keychain, so that it can be killed while it does. It tells its
// parent about each keychain call before it makes it, and waits for leave.
import { createKeychainSecretStore } from '../../src-main/secrets/keychain-secret-store.ts'
import { createInMemorySecretIndex } from '../../src-main/secrets/secret-index.ts'
import { forkKeychainHelper } from '../../src-main/secrets/spawn-keychain-helper.ts'
import { Secret } from '../../src-shared/domain/secret.ts'

const index = createInMemorySecretIndex()
index.put('corp', 'client-key', 1)

const leave = (): Promise<void> => new Promise((resolve) => process.once('message', () => resolve()))

const store = createKeychainSecretStore({
  index,
  spawnHelper: () => {
    const helper = forkKeychainHelper()
    return {
      ...helper,
      send: (request) => {
        process.send?.(`${request.operation} ${request.account}`)
        void leave().then(() => helper.send(request))
      },
    }
  },
})
process.once('message', (key) => void store.write('corp', 'client-key', new Secret(String(key))))
