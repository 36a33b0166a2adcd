"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";

/** Does something, says so, and reads the page again. Answers whether it worked; a refusal is told in the server's words. */
export function useAct() {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      toast.success(done);
      router.refresh();
      return true;
    } catch (error) {
      toast.error(messageOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, act };
}
