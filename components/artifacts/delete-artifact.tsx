"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Trash2Icon } from "lucide-react";
import { toast } from "sonner";
import { Confirm } from "#components/common/confirm.tsx";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { showFile } from "./selection.ts";

/** Deletes one file after a question, because the bytes do not come back. */
export function DeleteArtifact({ path, name }: { path: string; name: string }) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queryClient = useQueryClient();
  const remove = async () => {
    try {
      await api.artifacts.delete.mutate({ path });
      showFile(null);
      await queryClient.invalidateQueries({ queryKey: trpc.artifacts.pathKey() });
      toast(`${name} is deleted.`);
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  return (
    <Confirm
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label="Delete the file" title="Delete the file">
          <Trash2Icon />
        </Button>
      }
      title={`Delete ${name}?`}
      says="The file is gone for everybody and cannot be brought back."
      verb="Delete the file"
      onConfirm={() => void remove()}
    />
  );
}
