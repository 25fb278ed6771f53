// Whose calls they are: a computer may be shared, and what one agent did is nothing to the next.

/** The rows of an agent; none where nobody is connected. @param agentId the phone app's agent has an id of its own */
export function ofAgent<Row extends { agentId: string }>(
  rows: readonly Row[],
  agentId: string | null,
): Row[] {
  return agentId === null ? [] : rows.filter((row) => row.agentId === agentId);
}
