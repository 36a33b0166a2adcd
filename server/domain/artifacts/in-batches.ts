/** Takes batch after batch until one is not full, or the process is to stop. Answers how many there were in all. */
export async function takeBatches(
  size: number,
  take: () => Promise<number>,
  signal: AbortSignal | undefined,
): Promise<number> {
  let all = 0;
  let taken = size;
  while (taken === size) {
    if (signal?.aborted) break;
    taken = await take();
    all += taken;
  }
  return all;
}
