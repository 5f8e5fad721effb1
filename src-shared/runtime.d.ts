// The few globals that Node and every browser share, declared here because this folder is compiled
// with neither the DOM's nor Node's types: that is what keeps it free of both.
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes?: Uint8Array): string
}
interface AbortSignal {
  readonly aborted: boolean
}
