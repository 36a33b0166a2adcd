"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC } from "#components/common/trpc.tsx";

/** Sends a change of the registry, says that it is done, and reads the page again. Answers whether it worked; a refusal is told in the server's words. */
export function useRegistryChanges() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async (send: () => Promise<unknown>, done?: string): Promise<boolean> => {
    try {
      await send();
      if (done !== undefined) toast.success(done);
      return true;
    } catch (error) {
      toast.error(messageOf(error));
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: trpc.registry.pathKey() });
    }
  };
}
