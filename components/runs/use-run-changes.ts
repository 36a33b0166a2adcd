"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { KeyValue } from "#components/common/key-value.ts";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { inStage, type RunPatch, withName, withNote, withoutTag, withTag } from "./patches.ts";

/**
 * Everything a reader can change of a run. The page shows a change at once; if the server refuses it, the page shows
 * the run as it is again and says why.
 */
export function useRunChanges(runId: string) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queryClient = useQueryClient();
  const router = useRouter();
  const queryKey = trpc.runs.get.queryKey({ runId });
  const change = async (patch: RunPatch, send: () => Promise<unknown>) => {
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, (run) => run && patch(run));
    try {
      await send();
      // The title and the path are rendered on the server.
      router.refresh();
      return true;
    } catch (error) {
      toast.error(messageOf(error));
      return false;
    } finally {
      await queryClient.invalidateQueries({ queryKey });
    }
  };
  const restore = () => change(inStage("active"), () => api.runs.restore.mutate({ runId }));
  return {
    rename: (name: string) => change(withName(name), () => api.runs.update.mutate({ runId, name })),
    describe: (description: string) =>
      change(withNote(description), () => api.runs.update.mutate({ runId, description })),
    setTag: (tag: KeyValue) => change(withTag(tag), () => api.runs.setTags.mutate({ runId, tags: [tag] })),
    removeTag: (key: string) => change(withoutTag(key), () => api.runs.deleteTag.mutate({ runId, key })),
    restore,
    async archive() {
      const archived = await change(inStage("deleted"), () => api.runs.delete.mutate({ runId }));
      if (!archived) return;
      toast("The run is archived.", { action: { label: "Undo", onClick: () => void restore() } });
    },
  };
}
