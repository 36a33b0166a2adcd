import { useQuery } from "@tanstack/react-query";
import { fetchHead } from "./fetch-head.ts";

/** Large texts are not kept in memory once nobody looks at them. */
const keptMs = 30_000;

/** The first bytes of a file as text. */
export function useText(address: string, bytes: number) {
  return useQuery({
    queryKey: ["artifact-text", address, bytes],
    queryFn: ({ signal }) => fetchHead(address, bytes, signal),
    gcTime: keptMs,
  });
}
