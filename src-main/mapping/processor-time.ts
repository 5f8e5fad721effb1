/** This thread's own time: a computer that slept or was busy elsewhere must not make an expression fail. */
export const processorMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
