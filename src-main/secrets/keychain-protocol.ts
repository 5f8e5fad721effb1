// What the app and its keychain helper process say to each other, over a pipe that no other process can read.

export type KeychainOperation =
  | { readonly operation: 'get'; readonly service: string; readonly account: string }
  | { readonly operation: 'set'; readonly service: string; readonly account: string; readonly value: string }
  | { readonly operation: 'delete'; readonly service: string; readonly account: string }

export type KeychainRequest = KeychainOperation & { readonly id: number }

export type KeychainReply =
  /** The keychain library was loaded; nothing is asked before this. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'unloadable'; readonly reason: string }
  /** A value for `get` (null: not handed out), and for `delete` whether there was anything to delete. */
  | { readonly kind: 'answer'; readonly id: number; readonly value: string | boolean | null }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }

/**
 * A running helper process. Node's `fork` gives one in a checkout and in the CLI; in the packaged app it has to be
 * Electron's `utilityProcess`, because with the runAsNode fuse off there is no "Electron as node" to fork.
 */
export interface KeychainHelper {
  send(request: KeychainRequest): void
  onReply(listener: (reply: KeychainReply) => void): void
  /** `description` says how it ended, e.g. `signal SIGSEGV`. Called once. */
  onExit(listener: (description: string) => void): void
  /** Ends the process at once, without waiting for a blocked keychain call. */
  kill(): void
}

export type SpawnKeychainHelper = () => KeychainHelper
