/** Edges of the group graph: parent to children. */
export type GroupGraph = ReadonlyMap<number, readonly number[]>

/**
 * Groups that contain themselves through others: each cycle once, as the set of groups that reach each other.
 * Tarjan's strongly connected components, with a stack of our own: nesting may be deeper than the call stack.
 */
export const findCycles = (graph: GroupGraph): readonly (readonly number[])[] => {
  const cycles: number[][] = []
  const order = new Map<number, number>()
  const low = new Map<number, number>()
  const onStack = new Set<number>()
  const component: number[] = []

  const open = (node: number): Visit => {
    order.set(node, order.size)
    low.set(node, order.get(node) ?? 0)
    component.push(node)
    onStack.add(node)
    return { node, children: graph.get(node) ?? [], next: 0 }
  }

  for (const root of graph.keys()) {
    if (order.has(root)) continue
    const visits = [open(root)]
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const child = visit.children[visit.next]
      visit.next++
      if (child !== undefined) {
        if (!order.has(child)) visits.push(open(child))
        else if (onStack.has(child)) lower(low, visit.node, order.get(child))
        continue
      }
      visits.pop()
      const parent = visits.at(-1)
      if (parent !== undefined) lower(low, parent.node, low.get(visit.node))
      if (low.get(visit.node) === order.get(visit.node)) close(visit.node)
    }
  }
  return cycles

  function close(node: number): void {
    const members = component.splice(component.lastIndexOf(node))
    for (const member of members) onStack.delete(member)
    if (members.length > 1 || graph.get(node)?.includes(node) === true)
      cycles.push(members.sort((a, b) => a - b))
  }
}

interface Visit {
  readonly node: number
  readonly children: readonly number[]
  next: number
}

const lower = (low: Map<number, number>, node: number, value: number | undefined): void => {
  if (value !== undefined && value < (low.get(node) ?? value + 1)) low.set(node, value)
}
