"use client";

import { useState } from "react";
import { messageOf } from "#components/common/message-of.ts";

/** Does something that ends at another address, and goes there; a refusal stays on the page. Cookies may have changed, so the whole page is loaded anew. */
export function useLeavePage(find: () => Promise<string>) {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const go = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      window.location.assign(await find());
    } catch (error) {
      setRefused(messageOf(error));
      setBusy(false);
    }
  };
  return { isBusy, refused, go: () => void go() };
}
