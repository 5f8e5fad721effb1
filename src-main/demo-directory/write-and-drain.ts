import type { Socket } from 'node:net'

/** Writes, and resolves when the socket can take more or is gone: a slow reader slows its own search down. */
export const writeAndDrain = async (socket: Socket, bytes: Uint8Array): Promise<void> => {
  if (socket.destroyed || socket.write(bytes)) return
  await new Promise<void>((resolve) => {
    const proceed = (): void => {
      socket.off('drain', proceed).off('close', proceed)
      resolve()
    }
    socket.on('drain', proceed).on('close', proceed)
  })
}
