"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { inStage, withoutTag, withTag } from "#components/runs/patches.ts";
import type { KeyValue } from "#components/common/key-value.ts";
import type { LoggedModel } from "#server/domain/models/schema.ts";
import { modelInput } from "./logged-model-context.tsx";

/**
 * Everything a reader can change of a logged model. The page shows a change at once; if the server refuses it, the page
 * shows the model as it is again and says why.
 */
export function useLoggedModelChanges(modelId: string) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const queryKey = trpc.models.get.queryKey(modelInput(modelId));
  const change = async (patch: (model: LoggedModel) => LoggedModel, send: () => Promise<unknown>) => {
    await queries.cancelQueries({ queryKey });
    queries.setQueryData(queryKey, (model) => model && patch(model));
    try {
      await send();
      return true;
    } catch (error) {
      toast.error(messageOf(error));
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey });
    }
  };
  const restore = () => change(inStage("active"), () => api.models.restore.mutate({ modelId }));
  return {
    setTag: (tag: KeyValue) =>
      change(withTag(tag), () => api.models.setTags.mutate({ modelId, tags: [tag] })),
    removeTag: (key: string) => change(withoutTag(key), () => api.models.deleteTag.mutate({ modelId, key })),
    restore,
    async archive() {
      const archived = await change(inStage("deleted"), () => api.models.delete.mutate({ modelId }));
      if (!archived) return;
      toast("The model is archived.", { action: { label: "Undo", onClick: () => void restore() } });
    },
  };
}
