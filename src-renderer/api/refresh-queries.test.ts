import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { refreshQueries } from './refresh-queries.ts'

/** A page that shows a run, and answers that come when the test says so. */
const openRun = (client: QueryClient) => {
  const answers: ((status: string) => void)[] = []
  const observer = new QueryObserver(client, {
    queryKey: ['runs.get', 1],
    staleTime: Infinity,
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  })
  observer.subscribe(() => undefined)
  return { observer, answers }
}

describe('refreshQueries', () => {
  it('does not keep a first answer that was on its way when the data changed', async () => {
    const client = new QueryClient()
    const { observer, answers } = openRun(client)
    void refreshQueries(client, ['runs'])
    answers[0]?.('running')
    await expect.poll(() => answers.length).toBe(2)
    answers[1]?.('ok')
    await expect.poll(() => observer.getCurrentResult().data).toBe('ok')
  })

  it('asks again what is shown, and leaves other topics alone', async () => {
    const client = new QueryClient()
    const { observer, answers } = openRun(client)
    answers[0]?.('running')
    await expect.poll(() => observer.getCurrentResult().data).toBe('running')
    void refreshQueries(client, ['settings'])
    void refreshQueries(client, ['runs'])
    await expect.poll(() => answers.length).toBe(2)
    answers[1]?.('ok')
    await expect.poll(() => observer.getCurrentResult().data).toBe('ok')
    expect(answers).toHaveLength(2)
  })
})
